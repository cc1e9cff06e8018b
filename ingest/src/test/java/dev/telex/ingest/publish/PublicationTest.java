package dev.telex.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.parse.Item;
import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.publish.Publication.Came;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedItems;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import dev.telex.wire.PublishedFlag;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private static final String URL = "https://feeds.example.com/world.xml";
    private static final Instant ADDED = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant SEEN = ADDED.plusSeconds(3600);
    private static final Publication.Recall NOTHING = _ -> null;
    private static final FeedState UNASKED = FeedState.unasked(Ids.feed(URL), ADDED);

    @Test
    void publishesWhatIsNewAndWhatChangedAndNothingElse() {
        FeedState after = asked(publication(feed(null), UNASKED, feedOf(item("a", "A"), item("b", "B")), SEEN));
        Publication second =
                publication(feed(null), after, feedOf(item("a", "A"), item("b", "B, changed"), item("c", "C")), SEEN);
        assertThat(second.articles()).extracting(Article::title).containsExactly("B, changed", "C");
        assertThat(second.seen().present()).isEqualTo(3);
    }

    @Test
    void takesADateThatMovesWithEveryPollForNoChange() {
        FeedState after = asked(publication(feed(null), UNASKED, feedOf(item("a", "A", ADDED)), SEEN));
        assertThat(publication(feed(null), after, feedOf(item("a", "A", SEEN)), SEEN)
                        .articles())
                .isEmpty();
    }

    @Test
    void marksWhatWasThereBeforeTheFeedWasAdded() {
        Publication first = publication(
                feed(null),
                UNASKED,
                feedOf(
                        item("old", "old", ADDED.minusSeconds(1)),
                        item("undated", "undated", null),
                        item("future", "future", SEEN.plusSeconds(86_400)),
                        item("late", "late", ADDED.plusSeconds(1))),
                SEEN);
        assertThat(first.articles()).extracting(Article::backfill).containsExactly(true, true, true, false);
        assertThat(first.articles())
                .extracting(Article::publishedFlag)
                .containsExactly(null, PublishedFlag.MISSING, PublishedFlag.FUTURE, null);
    }

    @Test
    void takesABackDatedItemOfALaterPollForLive() {
        FeedState after = asked(publication(feed(null), UNASKED, feedOf(), SEEN));
        assertThat(publication(feed(null), after, feedOf(item("a", "A", ADDED.minusSeconds(86_400))), SEEN)
                        .articles())
                .extracting(Article::backfill)
                .containsExactly(false);
    }

    @Test
    void takesAnEditOfBackfillForBackfill() {
        FeedState after = asked(publication(feed(null), UNASKED, feedOf(item("a", "A")), SEEN));
        assertThat(publication(feed(null), after, feedOf(item("a", "A, edited")), SEEN)
                        .articles())
                .extracting(Article::backfill)
                .containsExactly(true);
    }

    @Test
    void doesNotForgetWhatItPublishedWhileAFeedIsEmpty() {
        FeedState after = asked(publication(feed(null), UNASKED, feedOf(item("a", "A")), SEEN));
        FeedState empty = asked(publication(feed(null), after, feedOf(), SEEN));
        assertThat(publication(feed(null), empty, feedOf(item("a", "A")), SEEN).articles())
                .isEmpty();
    }

    @Test
    void tellsAgainOnceAMonthWhatStaysInAFeed() {
        FeedState state = UNASKED;
        List<Integer> told = new ArrayList<>();
        for (int day = 0; day < 90; day++) {
            Publication publication =
                    publication(feed(null), state, feedOf(item("a", "A")), SEEN.plus(Duration.ofDays(day)));
            if (!publication.articles().isEmpty()) {
                told.add(day);
            }
            state = asked(publication);
        }
        assertThat(told).containsExactly(0, 30, 60);
    }

    @Test
    void doesNotRemindOfWhatIsYoung() {
        FeedState state = asked(publication(feed(null), UNASKED, feedOf(item("a", "A")), SEEN));
        Document both = feedOf(item("a", "A"), item("b", "B"));
        state = asked(publication(feed(null), state, both, SEEN.plus(Duration.ofDays(14))));
        Publication turn = publication(feed(null), state, both, SEEN.plus(Duration.ofDays(16)));
        assertThat(turn.articles()).isEmpty();
        Publication next = publication(feed(null), asked(turn), both, SEEN.plus(Duration.ofDays(32)));
        assertThat(next.articles()).hasSize(2);
    }

    @Test
    void publishesUnderTheOldIdsWhatAPublisherGaveNewLinks() {
        Publication first = publication(feed(null), UNASKED, numbered("old", 5), SEEN);
        Publication second = publication(feed(null), asked(first), numbered("new", 5), SEEN, first.items());
        assertThat(second.reissued()).isEqualTo(5);
        assertThat(second.appeared()).isEmpty();
        assertThat(ids(second)).isEqualTo(ids(first));
        assertThat(second.articles()).allMatch(Article::backfill);
        Publication third = publication(feed(null), asked(second), numbered("new", 5), SEEN);
        assertThat(third.articles()).isEmpty();
        Document edited = feedOf(item("new-0", "0, edited"));
        assertThat(publication(feed(null), asked(third), edited, SEEN).articles())
                .extracting(Article::id)
                .containsExactly(ids(first).getFirst());
    }

    @Test
    void takesForNoNewsWhatWasRenamedAlsoWhereNobodyRemembersItsArticle() {
        Publication first = publication(feed(null), UNASKED, numbered("old", 5), SEEN);
        Publication second = publication(feed(null), asked(first), numbered("new", 5), SEEN);
        assertThat(second.reissued()).isEqualTo(5);
        assertThat(second.articles()).isEmpty();
    }

    @Test
    void takesForNewsWhatOnlySaysTheSameAsAnother() {
        Publication first = publication(feed(null), UNASKED, numbered("old", 5), SEEN);
        Document tomorrow =
                feedOf(item("briefing", "0"), item("b", "B"), item("c", "C"), item("old-1", "1"), item("old-2", "2"));
        Publication second = publication(feed(null), asked(first), tomorrow, SEEN, first.items());
        assertThat(second.reissued()).isZero();
        assertThat(second.articles()).extracting(Article::title).containsExactly("0", "B", "C");
    }

    @Test
    void takesAPartForAPart() {
        FeedState after = asked(publication(feed(null), UNASKED, feedOf(item("a", "A"), item("b", "B")), SEEN));
        Publication part = Publication.of(feed(null), after, feedOf(item("c", "C")), Came.PART, SEEN, NOTHING);
        assertThat(part.articles()).extracting(Article::title).containsExactly("C");
        assertThat(part.seen().present()).isEqualTo(3);
        assertThat(publication(feed(null), asked(part), feedOf(item("a", "A")), SEEN)
                        .articles())
                .isEmpty();
    }

    @Test
    void takesWhatIsPushedForNewsUnlessItIsDatedBeforeTheFeed() {
        Document pushed = feedOf(item("undated", "undated", null), item("old", "old", ADDED.minusSeconds(1)));
        assertThat(Publication.of(feed(null), UNASKED, pushed, Came.PUSHED, SEEN, NOTHING)
                        .articles())
                .extracting(Article::backfill)
                .containsExactly(false, true);
    }

    @Test
    void knowsAnItemThatCameBackFromAnotherServer() {
        FeedState after = asked(publication(feed(null), UNASKED, feedOf(item("a", "A"), item("b", "B")), SEEN));
        FeedState other = asked(publication(feed(null), after, feedOf(item("b", "B")), SEEN));
        assertThat(publication(feed(null), other, feedOf(item("a", "A"), item("b", "B")), SEEN)
                        .articles())
                .isEmpty();
    }

    @Test
    void takesMarkupThatChangesForNoChange() {
        FeedState after = asked(publication(feed(null), UNASKED, feedOf(summary("<p>Water<img src='1'>")), SEEN));
        assertThat(publication(feed(null), after, feedOf(summary("<p>Water<img src='2'></p>")), SEEN)
                        .articles())
                .isEmpty();
        assertThat(publication(feed(null), after, feedOf(summary("<p>Fire<img src='1'>")), SEEN)
                        .articles())
                .hasSize(1);
    }

    @Test
    void cutsATextThatWouldNotFitIntoARecord() {
        Item huge = new Item(
                "g",
                null,
                "A",
                null,
                "x".repeat(9_000_000),
                List.of(),
                List.of(),
                List.of(),
                null,
                ADDED,
                null,
                null,
                null);
        assertThat(Json.bytes(only(feed(null), huge)).length).isLessThan(Topics.MAX_RECORD_BYTES);
    }

    @Test
    void knowsAPublishersOwnFeedByTheDomain() {
        Article article = only(feed(null), item("https://www.example.com/a", "A"));
        assertThat(article.publisher()).isEqualTo("example.com");
        assertThat(article.sighting()).isFalse();
    }

    @Test
    void takesAnItemOfAnotherPublisherForASighting() {
        Article article = only(feed(null), item("https://other.example.org/a", "A"));
        assertThat(article.publisher()).isEqualTo("example.org");
        assertThat(article.sighting()).isTrue();
    }

    @Test
    void believesTheLabelOfAFeed() {
        Article article = only(feed("Example Agency"), item("https://other.example.org/a", "A"));
        assertThat(article.publisher()).isEqualTo("Example Agency");
        assertThat(article.sighting()).isFalse();
    }

    private static Article only(Feed feed, Item item) {
        return publication(feed, UNASKED, feedOf(item), SEEN).articles().getFirst();
    }

    private static Publication publication(Feed feed, FeedState state, Document document, Instant now) {
        return publication(feed, state, document, now, null);
    }

    private static Publication publication(
            Feed feed, FeedState state, Document document, Instant now, @Nullable FeedItems remembered) {
        return Publication.of(feed, state, document, Came.WHOLE, now, _ -> remembered);
    }

    private static FeedState asked(Publication publication) {
        return UNASKED.draft()
                .polled(SEEN)
                .seen(publication.seen(), publication.turned())
                .done();
    }

    private static List<String> ids(Publication publication) {
        return publication.articles().stream().map(Article::id).toList();
    }

    private static Document numbered(String prefix, int items) {
        return feedOf(IntStream.range(0, items)
                .mapToObj(i -> item(prefix + "-" + i, "" + i))
                .toArray(Item[]::new));
    }

    private static Item summary(String html) {
        return new Item("g", null, "A", html, null, List.of(), List.of(), List.of(), null, ADDED, null, null, null);
    }

    private static Feed feed(@Nullable String publisher) {
        return new Feed(Ids.feed(URL), FeedKind.POLL, URL, null, publisher, List.of(), null, null, false, null, ADDED);
    }

    private static Document feedOf(Item... items) {
        return new Document("World", "en", List.of(items));
    }

    private static Item item(String link, String title) {
        return item(link, title, ADDED);
    }

    private static Item item(String link, String title, @Nullable Instant published) {
        String absolute = link.startsWith("http") ? link : "https://example.com/" + link;
        return new Item(
                null, absolute, title, null, null, List.of(), List.of(), List.of(), null, published, null, null, null);
    }
}
