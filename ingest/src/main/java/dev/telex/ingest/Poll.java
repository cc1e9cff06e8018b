package dev.telex.ingest;

import dev.telex.ingest.fetch.Fetcher;
import dev.telex.ingest.fetch.Found;
import dev.telex.ingest.fetch.Outcome;
import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.ingest.fetch.Request;
import dev.telex.ingest.page.FullText;
import dev.telex.ingest.parse.FeedParser;
import dev.telex.ingest.parse.Parsed;
import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.publish.Intake.Known;
import dev.telex.ingest.publish.Lookup;
import dev.telex.ingest.publish.Publication;
import dev.telex.ingest.publish.Publication.Came;
import dev.telex.ingest.publish.Received;
import dev.telex.ingest.publish.Subscriber;
import dev.telex.ingest.schedule.NextPoll;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedAddress;
import dev.telex.wire.FeedState;
import dev.telex.wire.FeedState.Moving;
import dev.telex.wire.SeenItems;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// One poll of one feed: ask, read, publish what is new, remember. And what is pushed goes the same way, but
/// for the asking.
final class Poll {
    private final Ledger ledger;
    private final Fetcher fetcher;
    private final FullText fullText;
    private final Lookup lookup;
    private final NextPoll next;
    private final Reckoning reckoning;
    private final Subscriber subscriber;
    private final InstantSource clock;
    private final Semaphore parsing = new Semaphore(Runtime.getRuntime().availableProcessors());

    Poll(
            Ledger ledger,
            Fetcher fetcher,
            FullText fullText,
            Lookup lookup,
            NextPoll next,
            Subscriber subscriber,
            InstantSource clock) {
        this.ledger = ledger;
        this.fetcher = fetcher;
        this.fullText = fullText;
        this.lookup = lookup;
        this.next = next;
        this.reckoning = new Reckoning(next, lookup);
        this.subscriber = subscriber;
        this.clock = clock;
    }

    /// Returns when all that matters to another process is in Kafka.
    ///
    /// @param state as it was when the feed was due; a push may change it while the publisher is being asked
    /// @return null where the feed is not owned any more
    @Nullable
    Reckoned run(Feed feed, FeedState state) {
        boolean isUnconditional = next.isUnconditional(state, clock.instant());
        Request request = Request.feed(feed.url()).as(feed.credentials());
        Outcome outcome = fetcher.fetch(isUnconditional ? request : request.unless(state.etag(), state.lastModified()));
        boolean pushed = subscriber.isPushed(feed.id());
        return switch (outcome) {
            case Fetched fetched ->
                switch (parse(fetched.body().bytes(), fetched.contentType(), fetched.url())) {
                    case Document document -> read(new Known(feed, state), fetched, document, isUnconditional, pushed);
                    case Parsed.Unreadable unreadable -> failed(feed, unreadable.reason(), null);
                };
            case Outcome.NotModified same ->
                settle(
                        new Known(feed, state),
                        same.found(),
                        known -> reckoning.unchanged(known, same.found(), pushed, clock.instant()));
            case Outcome.RateLimited limited ->
                failed(
                        feed,
                        "%s asks for fewer requests (%d)".formatted(feed.url(), limited.status()),
                        limited.retryAfter());
            case Outcome.Gone _ -> ledger.change(feed.id(), known -> reckoning.gone(known, clock.instant()));
            case Outcome.Failed failure -> failed(feed, failure.reason(), null);
        };
    }

    Received receive(String feed, byte[] bytes, @Nullable String contentType, String url) {
        return take(bytes, contentType, url, document -> receive(feed, document));
    }

    Received relay(Feed feed, List<Long> shared, byte[] bytes, @Nullable String contentType, String url) {
        return take(bytes, contentType, url, document -> relay(feed, shared, document));
    }

    void trouble(String feed, @Nullable String reason) {
        Instant now = clock.instant();
        Reckoned _ = ledger.change(
                feed,
                known -> reason == null ? reckoning.recovered(known, now) : reckoning.failed(known, reason, null, now));
    }

    /// The poll came to nothing through no fault of the feed's.
    void postpone(Feed feed) {
        ledger.note(feed.id(), state -> reckoning.postponed(state, clock.instant()));
    }

    /// Whoever hands a document in has all of it: one that is cut off is to be handed in again.
    private Received take(byte[] bytes, @Nullable String contentType, String url, Function<Document, Received> taking) {
        try {
            return switch (parse(bytes, contentType, url)) {
                case Document cut when cut.fault() != null -> new Received.Unreadable(cut.fault());
                case Document document -> taking.apply(document);
                case Parsed.Unreadable unreadable -> new Received.Unreadable(unreadable.reason());
            };
        } catch (KafkaException e) {
            return new Received.Unacknowledged(String.valueOf(e.getMessage()));
        }
    }

    private Received relay(Feed feed, List<Long> shared, Document document) {
        Instant now = clock.instant();
        FeedState state = FeedState.unasked(feed.id(), now)
                .draft()
                .seen(SeenItems.pack(List.of(), shared), null)
                .done();
        List<Article> articles = Publication.of(feed, state, document, Came.PUSHED, now, _ -> null)
                .articles();
        ledger.pass(articles);
        return published(document.items().size(), articles);
    }

    private static Received published(int items, List<Article> articles) {
        return new Received.Published(items, articles.stream().map(Article::id).toList());
    }

    private Received receive(String feed, Document document) {
        Reckoned reckoned = ledger.change(feed, known -> reckoning.received(known, document, clock.instant()));
        return reckoned == null
                ? new Received.NotOwned()
                : published(reckoned.items(), reckoned.outgoing().articles());
    }

    private @Nullable Reckoned failed(Feed feed, String reason, @Nullable Duration wait) {
        return ledger.change(feed.id(), known -> reckoning.failed(known, reason, wait, clock.instant()));
    }

    private @Nullable Reckoned read(
            Known asked, Fetched fetched, Document document, boolean isUnconditional, boolean pushed) {
        boolean lies = isUnconditional && lies(asked, document);
        Map<String, String> texts = texts(asked, document);
        Reckoned reckoned = settle(
                asked,
                fetched.found(),
                known -> reckoning
                        .read(known, fetched, document, lies, pushed, clock.instant())
                        .with(texts));
        // A part of a document need not name the hubs; and what a hub pushes has no page fetched for it.
        if (reckoned != null
                && !fetched.delta()
                && document.fault() == null
                && !asked.feed().fullText()) {
            List<String> hubs = new ArrayList<>(fetched.links().hubs());
            hubs.addAll(document.hubs());
            String self = fetched.links().self() == null
                    ? document.self()
                    : fetched.links().self();
            subscriber.announced(asked.feed(), reckoned.state(), hubs, self);
        }
        return reckoned;
    }

    /// Before the feed is locked: pages take their time, and what is pushed meanwhile need not wait for them.
    private Map<String, String> texts(Known asked, Document document) {
        return asked.feed().fullText()
                ? fullText.texts(asked.feed(), changes(asked, document).articles())
                : Map.of();
    }

    private Publication changes(Known asked, Document document) {
        return Publication.of(asked.feed(), asked.state(), document, Came.PART, clock.instant(), _ -> null);
    }

    /// A document that changed is asked for once more, with the validators of the one before: a server that
    /// then says that nothing changed would have said so for ever.
    private boolean lies(Known asked, Document document) {
        FeedState state = asked.state();
        boolean isValidated = state.etag() != null || state.lastModified() != null;
        if (state.polled() == null || !isValidated) {
            return false;
        }
        Request request = Request.feed(asked.feed().url()).as(asked.feed().credentials());
        return !changes(asked, document).articles().isEmpty()
                && fetcher.fetch(request.unless(state.etag(), state.lastModified())) instanceof Outcome.NotModified;
    }

    /// A feed that moved for good is asked there from now on, unless another one is already.
    private @Nullable Reckoned settle(Known asked, Found found, Function<Known, Reckoned> change) {
        Instant now = clock.instant();
        Moving moving = Moves.seen(asked.state().moving(), found, now);
        if (moving == null || !Moves.isBelieved(asked.feed(), moving, now)) {
            return ledger.change(asked.feed().id(), change);
        }
        Feed other = other(asked.feed(), moving.url());
        return ledger.change(asked.feed().id(), known -> {
            Reckoned reckoned = change.apply(known);
            return other == null
                    ? Moves.move(known, reckoned, moving, now)
                    : Moves.join(known, reckoned, other, moving, next.afterStop(now), now);
        });
    }

    private @Nullable Feed other(Feed feed, String url) {
        return FeedAddress.of(url).equals(FeedAddress.of(feed.url())) ? null : lookup.at(url, feed.id());
    }

    /// As many at a time as there are processors: more would not be faster, and hold all their documents in
    /// memory.
    private Parsed parse(byte[] bytes, @Nullable String contentType, String url) {
        parsing.acquireUninterruptibly();
        try {
            return FeedParser.parse(bytes, contentType, url);
        } finally {
            parsing.release();
        }
    }
}
