package dev.telex.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.parse.Item;
import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import dev.telex.wire.PublishedFlag;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private static final String URL = "https://feeds.example.com/world.xml";
    private static final Instant ADDED = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant SEEN = ADDED.plusSeconds(3600);
    private static final FeedState UNASKED = FeedState.unasked(Ids.feed(URL), ADDED);

    @Test
    void publishesWhatIsNewAndWhatChangedAndNothingElse() {
        FeedState after = asked(Publication.of(feed(null), UNASKED, feedOf(item("a", "A"), item("b", "B")), SEEN));
        Publication second = Publication.of(
                feed(null), after, feedOf(item("a", "A"), item("b", "B, changed"), item("c", "C")), SEEN);
        assertThat(second.articles()).extracting(Article::title).containsExactly("B, changed", "C");
        assertThat(second.items()).hasSize(3);
    }

    @Test
    void takesADateThatMovesWithEveryPollForNoChange() {
        FeedState after = asked(Publication.of(feed(null), UNASKED, feedOf(item("a", "A", ADDED)), SEEN));
        assertThat(Publication.of(feed(null), after, feedOf(item("a", "A", SEEN)), SEEN)
                        .articles())
                .isEmpty();
    }

    @Test
    void marksWhatWasThereBeforeTheFeedWasAdded() {
        Publication first = Publication.of(
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
        FeedState after = asked(Publication.of(feed(null), UNASKED, feedOf(), SEEN));
        assertThat(Publication.of(feed(null), after, feedOf(item("a", "A", ADDED.minusSeconds(86_400))), SEEN)
                        .articles())
                .extracting(Article::backfill)
                .containsExactly(false);
    }

    @Test
    void takesAnEditOfBackfillForBackfill() {
        FeedState after = asked(Publication.of(feed(null), UNASKED, feedOf(item("a", "A")), SEEN));
        assertThat(Publication.of(feed(null), after, feedOf(item("a", "A, edited")), SEEN)
                        .articles())
                .extracting(Article::backfill)
                .containsExactly(true);
    }

    @Test
    void doesNotForgetWhatItPublishedWhileAFeedIsEmpty() {
        FeedState after = asked(Publication.of(feed(null), UNASKED, feedOf(item("a", "A")), SEEN));
        FeedState empty = asked(Publication.of(feed(null), after, feedOf(), SEEN));
        assertThat(Publication.of(feed(null), empty, feedOf(item("a", "A")), SEEN)
                        .articles())
                .isEmpty();
    }

    @Test
    void tellsAgainOnceAMonthWhatStaysInAFeed() {
        FeedState after = asked(Publication.of(feed(null), UNASKED, feedOf(item("a", "A")), SEEN));
        Instant later = SEEN.plus(Duration.ofDays(31));
        Publication reminder = Publication.of(feed(null), after, feedOf(item("a", "A")), later);
        assertThat(reminder.articles()).hasSize(1);
        assertThat(Publication.of(feed(null), asked(reminder), feedOf(item("a", "A")), later.plusSeconds(60))
                        .articles())
                .isEmpty();
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
        return Publication.of(feed, UNASKED, feedOf(item), SEEN).articles().getFirst();
    }

    private static FeedState asked(Publication publication) {
        return new FeedState(
                UNASKED.feed(), null, null, SEEN, SEEN, 0, null, publication.items(), publication.shared());
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
