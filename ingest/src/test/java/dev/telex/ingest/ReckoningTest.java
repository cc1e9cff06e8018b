package dev.telex.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.fetch.Body;
import dev.telex.ingest.fetch.Found;
import dev.telex.ingest.fetch.Links;
import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.ingest.parse.Item;
import dev.telex.ingest.parse.Pace;
import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.publish.Intake.Known;
import dev.telex.ingest.schedule.NextPoll;
import dev.telex.ingest.schedule.PollSettings;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedEvent;
import dev.telex.wire.FeedEvent.Kind;
import dev.telex.wire.FeedItems;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Days and weeks of a feed's life, each in a moment.
class ReckoningTest {
    private static final String URL = "https://www.example.com/rss";
    private static final Instant ADDED = Instant.parse("2026-11-02T08:00:00Z");
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private final List<FeedEvent> events = new ArrayList<>();
    private final List<Article> articles = new ArrayList<>();
    private final Reckoning reckoning = new Reckoning(
            new NextPoll(
                    new PollSettings(Duration.ofMinutes(1), Duration.ofHours(4), Duration.ZERO, 1),
                    new Random(1),
                    Instant.EPOCH),
            _ -> remembered());
    private @Nullable FeedItems remembered;
    private Feed feed =
            new Feed(Ids.feed(URL), FeedKind.POLL, URL, null, null, List.of(), null, null, false, null, ADDED);
    private FeedState state = FeedState.unasked(feed.id(), ADDED);
    private Instant now = ADDED;
    private int writes;

    @Test
    void writesNothingWhereAPollFindsNothing() {
        read(items(0, 20));
        assertThat(writes).isEqualTo(1);
        for (int i = 0; i < 50; i++) {
            pass(HALF_HOUR);
            read(items(0, 20));
            unchanged(null);
        }
        assertThat(writes).isEqualTo(1);
        assertThat(state.polled()).isEqualTo(now);
    }

    @Test
    void tellsOfAFailingFeedOnceAndWhenItAnswersAgain() {
        read(items(0, 5));
        for (int i = 0; i < 20; i++) {
            pass(HALF_HOUR);
            note(reckoning.failed(known(), "HTTP 500", null, now));
            assertThat(events)
                    .extracting(FeedEvent::kind)
                    .containsExactlyElementsOf(i < 4 ? List.of() : List.of(Kind.FAILING));
        }
        assertThat(events.getFirst().detail()).contains("5 failures in a row").contains("HTTP 500");
        read(items(0, 5));
        assertThat(events).extracting(FeedEvent::kind).containsExactly(Kind.FAILING, Kind.RECOVERED);
        assertThat(state.failures()).isZero();
    }

    @Test
    void doesNotTellOfAFewFailures() {
        for (int i = 0; i < 10; i++) {
            note(reckoning.failed(known(), "HTTP 500", null, now));
            note(reckoning.failed(known(), "HTTP 500", null, now));
            read(items(0, 5));
        }
        assertThat(events).isEmpty();
    }

    @Test
    void stopsAfterA410ThatLastedForTwoDaysAndLooksAgainInAMonth() {
        read(items(0, 5));
        for (Instant end = now.plus(Duration.ofHours(47)); now.isBefore(end); pass(Duration.ofHours(1))) {
            note(reckoning.gone(known(), now));
            assertThat(state.stopped()).isNull();
            assertThat(state.due()).isBefore(now.plus(Duration.ofHours(5)));
        }
        pass(Duration.ofHours(2));
        note(reckoning.gone(known(), now));
        assertThat(state.stopped()).contains("410");
        assertThat(state.due()).isAfter(now.plus(Duration.ofDays(29)));
        pass(Duration.ofDays(31));
        note(reckoning.gone(known(), now));
        assertThat(events).extracting(FeedEvent::kind).containsExactly(Kind.FAILING, Kind.GONE);
        pass(Duration.ofDays(31));
        read(items(0, 5));
        assertThat(events).extracting(FeedEvent::kind).endsWith(Kind.RECOVERED);
        assertThat(state.stopped()).isNull();
        assertThat(state.due()).isBefore(now.plus(Duration.ofHours(5)));
    }

    @Test
    void doesNotBelieveA410ThatAnotherAnswerCameBetween() {
        for (int day = 0; day < 10; day++) {
            note(reckoning.gone(known(), now));
            pass(Duration.ofDays(1));
            note(reckoning.failed(known(), "HTTP 500", null, now));
        }
        assertThat(state.stopped()).isNull();
    }

    @Test
    void saysQuietOnceWhileASilenceLasts() {
        for (int i = 0; i < 40; i++) {
            read(items(i, 20));
            pass(HALF_HOUR);
        }
        for (int i = 0; i < 40; i++) {
            unchanged(null);
            pass(HALF_HOUR);
        }
        assertThat(events).extracting(FeedEvent::kind).containsExactly(Kind.QUIET);
        assertThat(events.getFirst().detail()).contains("nothing new since");
        read(items(40, 20));
        assertThat(state.quiet()).isFalse();
    }

    @Test
    void tellsOfAGapAndAsksMoreOftenUntilDocumentsOverlapAgain() {
        read(items(0, 20));
        pass(HALF_HOUR);
        read(items(100, 20));
        pass(HALF_HOUR);
        read(items(200, 20));
        assertThat(events).extracting(FeedEvent::kind).containsExactly(Kind.GAP);
        assertThat(state.hurry()).isEqualTo(2);
        pass(HALF_HOUR);
        read(items(201, 20));
        read(items(202, 20));
        assertThat(state.hurry()).isZero();
        read(items(300, 20));
        assertThat(events).hasSize(2);
    }

    @Test
    void takesAFirstDocumentAndOneThatIsEmptyForNoGap() {
        read(items(0, 20));
        read(List.of());
        read(items(0, 20));
        assertThat(events).isEmpty();
    }

    @Test
    void takesADeltaForAPartAndForNoGap() {
        read(items(0, 20));
        note(reckoning.read(known(), fetched(null, true), document(items(50, 2)), false, false, now));
        assertThat(events).isEmpty();
        assertThat(state.seen().present()).isEqualTo(22);
        int before = articles.size();
        read(items(0, 20));
        assertThat(articles).hasSize(before);
    }

    @Test
    void publishesWhatACutOffDocumentHoldsAndAsksForTheRest() {
        Document cut = new Document(null, null, null, List.of(), null, Pace.UNSAID, items(0, 3), "cut off after 4 kB");
        note(reckoning.read(known(), fetched(null, false), cut, false, false, now));
        assertThat(articles).hasSize(3);
        assertThat(state.failures()).isEqualTo(1);
        assertThat(state.etag()).isNull();
        read(items(0, 20));
        assertThat(articles).hasSize(20);
        assertThat(state.failures()).isZero();
    }

    @Test
    void tellsWhenAPublisherGaveItsItemsOtherLinks() {
        read(items(0, 5));
        List<String> ids = articles.stream().map(Article::id).toList();
        pass(HALF_HOUR);
        read(IntStream.range(0, 5)
                .mapToObj(i -> item("https://www.example.com/relaunched/" + i, "Item " + i))
                .toList());
        assertThat(events).extracting(FeedEvent::kind).containsExactly(Kind.REISSUED);
        assertThat(articles.subList(5, 10)).extracting(Article::id).isEqualTo(ids);
        assertThat(articles.subList(5, 10))
                .extracting(Article::link)
                .allMatch(link -> String.valueOf(link).contains("relaunched"));
    }

    @Test
    void movesAFeedWhenARedirectHasLastedForThreeDays() {
        String there = "https://news.example.org/rss";
        for (Instant end = now.plus(Duration.ofDays(3)); now.isBefore(end); pass(Duration.ofHours(4))) {
            unchanged(there);
            assertThat(Moves.isBelieved(feed, state.moving(), now)).isFalse();
        }
        Reckoned reckoned = reckoning.unchanged(known(), new Found(URL, there, null), false, now);
        assertThat(Moves.isBelieved(feed, reckoned.state().moving(), now)).isTrue();
        note(Moves.move(
                known(), reckoned, Objects.requireNonNull(reckoned.state().moving()), now));
        assertThat(feed.url()).isEqualTo(there);
        assertThat(feed.id()).isEqualTo(Ids.feed(URL));
        assertThat(events).extracting(FeedEvent::kind).containsExactly(Kind.MOVED);
        assertThat(state.moving()).isNull();
    }

    @Test
    void forgetsARedirectThatWasTakenBackOrLeadsElsewhere() {
        unchanged("https://a.example.org/rss");
        pass(Duration.ofDays(2));
        unchanged("https://b.example.org/rss");
        pass(Duration.ofDays(2));
        unchanged("https://b.example.org/rss");
        assertThat(Moves.isBelieved(feed, state.moving(), now)).isFalse();
        unchanged(null);
        assertThat(state.moving()).isNull();
    }

    @Test
    void doesNotTakeCredentialsToAnotherDomain() {
        FeedState.Moving moving = new FeedState.Moving("https://elsewhere.example.org/rss", ADDED, 9);
        Instant later = ADDED.plus(Duration.ofDays(9));
        Feed secret = new Feed(feed.id(), FeedKind.POLL, URL, null, null, List.of(), null, "desk", false, null, ADDED);
        assertThat(Moves.isBelieved(feed, moving, later)).isTrue();
        assertThat(Moves.isBelieved(secret, moving, later)).isFalse();
        FeedState.Moving within = new FeedState.Moving("https://feeds.example.com/rss", ADDED, 9);
        assertThat(Moves.isBelieved(secret, within, later)).isTrue();
    }

    @Test
    void keepsTheFeedThatLivesThereAlreadyAndStopsTheOneThatMoves() {
        FeedState.Moving moving = new FeedState.Moving("https://b.example.org/rss", ADDED, 9);
        Feed other = feed.at("https://b.example.org/rss");
        for (int month = 0; month < 3; month++) {
            Reckoned reckoned = reckoning.unchanged(known(), new Found(URL, moving.url(), null), false, now);
            note(Moves.join(known(), reckoned, other, moving, now.plus(Duration.ofDays(30)), now));
            assertThat(state.stopped()).contains("asked as " + other.id());
            assertThat(state.due()).isEqualTo(now.plus(Duration.ofDays(30)));
            pass(Duration.ofDays(30));
        }
        assertThat(events).extracting(FeedEvent::kind).containsExactly(Kind.MOVED);
        assertThat(feed.url()).isEqualTo(URL);
    }

    @Test
    void remembersWhatAPublisherAsksForAlsoWhenItSaysNotModified() {
        Pace hourly = new Pace(Duration.ofHours(2), Set.of(3), Set.of(), null, null, false);
        Document document = new Document(null, null, null, List.of(), null, hourly, items(0, 5), null);
        note(reckoning.read(known(), fetched(null, false), document, false, false, now));
        unchanged(null);
        assertThat(state.due()).isAfterOrEqualTo(now.plus(Duration.ofHours(2)));
    }

    @Test
    void remembersAFeedWhose304sLie() {
        note(reckoning.read(known(), fetched(null, false), document(items(0, 5)), true, false, now));
        assertThat(state.distrusted()).isEqualTo(now);
        assertThat(writes).isEqualTo(1);
    }

    @Test
    void publishesWhatIsPushedAndLeavesTheNextPollAlone() {
        read(items(0, 5));
        FeedState before = state;
        pass(HALF_HOUR);
        note(reckoning.received(known(), document(List.of(item("https://www.example.com/pushed", "Pushed"))), now));
        assertThat(articles).extracting(Article::title).endsWith("Pushed");
        assertThat(articles.getLast().backfill()).isFalse();
        assertThat(state.due()).isEqualTo(before.due());
        assertThat(state.polled()).isEqualTo(before.polled());
        assertThat(state.etag()).isEqualTo(before.etag());
        List<Item> all = new ArrayList<>(items(0, 5));
        all.addFirst(item("https://www.example.com/pushed", "Pushed"));
        int published = articles.size();
        read(all);
        assertThat(articles).hasSize(published);
    }

    private @Nullable FeedItems remembered() {
        return remembered;
    }

    private Known known() {
        return new Known(feed, state);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void read(List<Item> items) {
        note(reckoning.read(known(), fetched(null, false), document(items), false, false, now));
    }

    private void unchanged(@Nullable String permanentUrl) {
        note(reckoning.unchanged(known(), new Found(URL, permanentUrl, null), false, now));
    }

    private void note(Reckoned reckoned) {
        if (reckoned.isNews()) {
            writes++;
            events.addAll(reckoned.outgoing().events());
            articles.addAll(reckoned.outgoing().articles());
            remembered = reckoned.outgoing().items() == null
                    ? remembered
                    : reckoned.outgoing().items();
            feed = reckoned.outgoing().feed() == null
                    ? feed
                    : reckoned.outgoing().feed();
        }
        state = reckoned.state();
    }

    private static Fetched fetched(@Nullable String permanentUrl, boolean delta) {
        return new Fetched(
                Body.of(new byte[0]),
                null,
                "\"1\"",
                null,
                delta,
                new Found(URL, permanentUrl, null),
                new Links(List.of(), null),
                0);
    }

    private static Document document(List<Item> items) {
        return new Document(null, null, items);
    }

    /// Newest first, as feeds have it; each is published as it is found.
    private List<Item> items(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> item("https://www.example.com/" + i, "Item " + i))
                .toList();
    }

    private static Item item(String link, String title) {
        return new Item(null, link, title, null, null, List.of(), List.of(), List.of(), null, null, null, null, null);
    }
}
