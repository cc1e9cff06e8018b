package dev.telex.ingest;

import dev.telex.ingest.fetch.Found;
import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.ingest.parse.Pace;
import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.publish.Intake.Known;
import dev.telex.ingest.publish.Outgoing;
import dev.telex.ingest.publish.Publication;
import dev.telex.ingest.publish.Publication.Came;
import dev.telex.ingest.schedule.NextPoll;
import dev.telex.ingest.schedule.RhythmEstimator;
import dev.telex.wire.FeedEvent;
import dev.telex.wire.FeedState;
import dev.telex.wire.FeedState.Asks;
import dev.telex.wire.FeedState.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What follows from an answer: the feed's next state, what is published, and what whoever looks after the
/// feeds is told. Pure but for the looking up of what a publisher renamed.
final class Reckoning {
    /// So often in a row a feed fails before anybody is told: half an hour, with the default floor.
    static final int FAILING = 5;
    /// A 410 is believed when it has been the answer for so long.
    static final Duration GONE_AFTER = Duration.ofDays(2);
    /// As after so many failures.
    private static final int POSTPONED = 2;
    private static final int MOST_HURRY = 6;

    private final NextPoll next;
    private final Publication.Recall recall;

    Reckoning(NextPoll next, Publication.Recall recall) {
        this.next = next;
        this.recall = recall;
    }

    /// @param lies   the server was found to call this document unchanged
    /// @param pushed a hub sends what is new in the feed, to this process or another
    Reckoned read(Known known, Fetched fetched, Document document, boolean lies, boolean pushed, Instant now) {
        FeedState before = known.state();
        boolean isWhole = !fetched.delta() && document.fault() == null;
        Publication publication =
                Publication.of(known.feed(), before, document, isWhole ? Came.WHOLE : Came.PART, now, recall);
        List<FeedEvent> events = new ArrayList<>();
        FeedState.Draft draft = learn(before, publication, now)
                .polled(now)
                .asks(asks(document.pace()))
                .moving(Moves.seen(before.moving(), fetched.found(), now))
                .hurry(pushed ? before.hurry() : hurry(known, publication, isWhole, now, events));
        if (lies) {
            draft.distrusted(now);
        }
        tellReissued(known, publication, now, events);
        FeedState after;
        if (document.fault() != null) {
            after = trouble(known, draft.done(), document.fault(), null, now, events);
        } else {
            draft.validators(fetched.etag(), fetched.lastModified());
            after = well(known, draft.done(), fetched.found().maxAge(), pushed, now, events);
        }
        return reckoned(known, publication, after, events, document.items().size());
    }

    Reckoned unchanged(Known known, Found found, boolean pushed, Instant now) {
        FeedState before = known.state();
        List<FeedEvent> events = new ArrayList<>();
        FeedState.Draft draft = before.draft().polled(now).moving(Moves.seen(before.moving(), found, now));
        return quiet(known, well(known, draft.done(), found.maxAge(), pushed, now, events), events);
    }

    Reckoned failed(Known known, String reason, @Nullable Duration wait, Instant now) {
        List<FeedEvent> events = new ArrayList<>();
        FeedState draft = known.state().draft().gone(null).done();
        return quiet(known, trouble(known, draft, reason, wait, now, events), events);
    }

    /// Believed when it has been the answer for some days; then the feed is not asked any more, but for a look.
    Reckoned gone(Known known, Instant now) {
        FeedState before = known.state();
        Instant since = before.gone() == null ? now : before.gone();
        List<FeedEvent> events = new ArrayList<>();
        FeedState.Draft draft = before.draft().gone(since).moving(null);
        String reason = known.feed().url() + " is gone (410)";
        if (since.plus(GONE_AFTER).isAfter(now)) {
            return quiet(known, trouble(known, draft.done(), reason, null, now, events), events);
        }
        String stopped = "its publisher says since %s that it is gone (410)".formatted(since);
        if (before.stopped() == null) {
            events.add(event(known, FeedEvent.Kind.GONE, now, stopped + "; remove it, or find out where it went"));
        }
        draft.stopped(stopped).failures(before.failures() + 1, reason).due(next.afterStop(now));
        return quiet(known, draft.done(), events);
    }

    /// What did not come of a poll says nothing of the feed's address, nor of when to ask it.
    Reckoned received(Known known, Document document, Instant now) {
        Publication publication = Publication.of(known.feed(), known.state(), document, Came.PUSHED, now, recall);
        FeedState after = learn(known.state(), publication, now).done();
        return reckoned(known, publication, after, List.of(), document.items().size());
    }

    /// A feed that is not polled can be had again.
    Reckoned recovered(Known known, Instant now) {
        List<FeedEvent> events = new ArrayList<>();
        return quiet(known, well(known, known.state(), null, true, now, events), events);
    }

    /// The state of a feed whose poll came to nothing through no fault of its own: it is asked again some
    /// minutes later, and nothing of that goes to Kafka.
    FeedState postponed(FeedState state, Instant now) {
        return state.draft().due(next.afterFailure(POSTPONED, null, now)).done();
    }

    private static FeedState.Draft learn(FeedState before, Publication publication, Instant now) {
        Rhythm rhythm = before.rhythm() == null
                ? RhythmEstimator.first(publication.appeared(), now)
                : RhythmEstimator.more(before.rhythm(), publication.appeared());
        return before.draft()
                .seen(publication.seen(), publication.turned())
                .rhythm(rhythm)
                .quiet(before.quiet() && publication.appeared().isEmpty());
    }

    private FeedState well(
            Known known,
            FeedState state,
            @Nullable Duration maxAge,
            boolean pushed,
            Instant now,
            List<FeedEvent> events) {
        FeedState before = known.state();
        if (before.stopped() != null || before.failures() >= FAILING) {
            events.add(event(
                    known,
                    FeedEvent.Kind.RECOVERED,
                    now,
                    "it answers again after %d failures; the last was: %s"
                            .formatted(before.failures(), before.failure())));
        }
        boolean quiet = state.quiet();
        Rhythm rhythm = state.rhythm();
        if (!quiet && rhythm != null && RhythmEstimator.isQuiet(rhythm, now)) {
            quiet = true;
            events.add(event(known, FeedEvent.Kind.QUIET, now, silence(rhythm, now)));
        }
        FeedState.Draft draft =
                state.draft().failures(0, null).gone(null).stopped(null).quiet(quiet);
        return draft.due(next.afterAnswer(state, maxAge, pushed, now)).done();
    }

    private FeedState trouble(
            Known known, FeedState state, String reason, @Nullable Duration wait, Instant now, List<FeedEvent> events) {
        int failures = known.state().failures() + 1;
        if (failures == FAILING) {
            events.add(event(
                    known,
                    FeedEvent.Kind.FAILING,
                    now,
                    "%d failures in a row; the last: %s".formatted(failures, reason)));
        }
        return state.draft()
                .failures(failures, reason)
                .due(state.stopped() == null ? next.afterFailure(failures, wait, now) : next.afterStop(now))
                .done();
    }

    /// Items rolled past unseen where nothing of a document was there before: the feed is asked twice as
    /// often, and that fades when documents overlap again. Told when it begins.
    private static int hurry(
            Known known, Publication publication, boolean isWhole, Instant now, List<FeedEvent> events) {
        FeedState before = known.state();
        int present = before.seen().present();
        boolean isSomething = !publication.appeared().isEmpty();
        if (!isWhole || !isSomething || present == 0 || before.polled() == null) {
            return before.hurry();
        }
        if (publication.known() > 0 || publication.reissued() > 0) {
            return Math.max(0, before.hurry() - 1);
        }
        if (before.hurry() == 0) {
            events.add(event(
                    known,
                    FeedEvent.Kind.GAP,
                    now,
                    ("none of its %d items was there when it last changed, %s:"
                                    + " items may have rolled past unseen, and it is asked more often")
                            .formatted(publication.appeared().size(), before.polled())));
        }
        return Math.min(MOST_HURRY, before.hurry() + 1);
    }

    private static void tellReissued(Known known, Publication publication, Instant now, List<FeedEvent> events) {
        if (publication.reissued() > 0) {
            events.add(event(
                    known,
                    FeedEvent.Kind.REISSUED,
                    now,
                    "%d items came under other links or guids: they are what they were, and no news"
                            .formatted(publication.reissued())));
        }
    }

    private static @Nullable Asks asks(Pace pace) {
        long seconds = Math.max(seconds(pace.ttl()), seconds(pace.every()));
        return seconds == 0 && pace.skipHours().isEmpty() && pace.skipDays().isEmpty()
                ? null
                : new Asks(
                        seconds,
                        pace.skipHours().stream().sorted().toList(),
                        pace.skipDays().stream().sorted().toList());
    }

    private static long seconds(@Nullable Duration duration) {
        return duration == null ? 0 : duration.toSeconds();
    }

    private static String silence(Rhythm rhythm, Instant now) {
        return "nothing new since %s, for %d h; it used to publish every %d min, and its longest silence was %d h"
                .formatted(
                        rhythm.latest(),
                        Duration.between(rhythm.latest(), now).toHours(),
                        rhythm.slow() / 60,
                        rhythm.longest() / 3600);
    }

    private static FeedEvent event(Known known, FeedEvent.Kind kind, Instant now, String detail) {
        return new FeedEvent(known.feed().id(), known.feed().url(), kind, now, detail);
    }

    private static Reckoned quiet(Known known, FeedState after, List<FeedEvent> events) {
        return new Reckoned(
                new Outgoing(List.of(), events, null, null, after),
                !events.isEmpty() || isNews(known.state(), after),
                0);
    }

    private static Reckoned reckoned(
            Known known, Publication publication, FeedState after, List<FeedEvent> events, int items) {
        return new Reckoned(
                new Outgoing(publication.articles(), events, publication.items(), null, after),
                !publication.articles().isEmpty() || !events.isEmpty() || isNews(known.state(), after),
                items);
    }

    /// All but the times, and what can be learned again: how often a redirect was seen.
    private static boolean isNews(FeedState before, FeedState after) {
        return (before.polled() == null && after.polled() != null)
                || before.failures() != after.failures()
                || !before.seen().equals(after.seen())
                || !Objects.equals(before.etag(), after.etag())
                || !Objects.equals(before.lastModified(), after.lastModified())
                || !Objects.equals(before.asks(), after.asks())
                || !Objects.equals(before.distrusted(), after.distrusted())
                || (before.moving() == null) != (after.moving() == null)
                || before.quiet() != after.quiet();
    }
}
