package dev.telex.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.parse.Item;
import dev.telex.ingest.publish.Identity.Identified;
import dev.telex.wire.FeedState.SeenItem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static final String FEED = "example.com/0123456789abcdef";
    private static final Instant DAY = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void goesByTheLinkThatAnItemHasForItself() {
        assertThat(ids(item("g1", "https://example.com/a", "A")))
                .isEqualTo(ids(item("other guid", "http://www.example.com/a?utm_source=rss#top", "A new headline")));
    }

    @Test
    void isTheSameInEverySectionFeedOfAPublisher() {
        Item item = item("g1", "https://example.com/a", "A");
        assertThat(Identity.of("example.com/1", List.of(item), List.of())
                        .getFirst()
                        .article())
                .isEqualTo(Identity.of("example.com/2", List.of(item), List.of())
                        .getFirst()
                        .article());
    }

    @Test
    void goesByTheGuidWhereItemsShareALink() {
        List<String> ids =
                ids(item("g1", "https://example.com/live#1", "A"), item("g2", "https://example.com/live#2", "B"));
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids(item("g1", "https://example.com/live", "A, again"), item("g2", "https://example.com/live", "B")))
                .isEqualTo(ids);
    }

    @Test
    void goesByTheLinkWhereOneGuidStandsOnEveryItem() {
        assertThat(ids(item("same", "https://example.com/a", "A"), item("same", "https://example.com/b", "B")))
                .containsExactlyElementsOf(
                        ids(item("x", "https://example.com/a", "A"), item("y", "https://example.com/b", "B")));
    }

    @Test
    void goesByTitleAndDateWhereNothingElseTellsItemsApart() {
        assertThat(ids(item("same", null, "A"), item("same", null, "B"))).doesNotHaveDuplicates();
        assertThat(ids(item(null, null, "A"), item(null, null, "B"))).doesNotHaveDuplicates();
        assertThat(ids(item("same", "https://example.com", "A"), item("same", "https://example.com", "B")))
                .doesNotHaveDuplicates();
    }

    @Test
    void survivesAGuidThatContainsTheHeadline() {
        assertThat(ids(item("a-flood-in-kenya", "https://example.com/a", "A flood in Kenya")))
                .isEqualTo(ids(item("floods-in-kenya", "https://example.com/a", "Floods in Kenya")));
    }

    @Test
    void countsAnItemThatStandsThereTwiceOnce() {
        Item item = item("g1", "https://example.com/a", "A");
        assertThat(ids(item, item)).hasSize(1);
    }

    @Test
    void keepsTheNameOfAnItemWhenANeighbourComesToShareItsLink() {
        Item first = item("g1", "https://example.com/live", "A");
        List<Identified> before = Identity.of(FEED, List.of(first), List.of());
        List<Identified> after =
                Identity.of(FEED, List.of(first, item("g2", "https://example.com/live", "B")), seen(before));
        assertThat(after.getFirst().article()).isEqualTo(before.getFirst().article());
        assertThat(after.get(1).article()).isNotEqualTo(before.getFirst().article());
    }

    @Test
    void keepsTheNameOfAnItemWhenTheNeighbourThatSharedItsLinkIsGone() {
        Item second = item("g2", "https://example.com/live", "B");
        List<Identified> before =
                Identity.of(FEED, List.of(item("g1", "https://example.com/live", "A"), second), List.of());
        List<Identified> after = Identity.of(FEED, List.of(second), seen(before));
        assertThat(after.getFirst().article()).isEqualTo(before.get(1).article());
    }

    private static List<SeenItem> seen(List<Identified> identified) {
        return identified.stream()
                .map(item -> new SeenItem(item.key(), item.article(), ""))
                .toList();
    }

    private static List<String> ids(Item... items) {
        return Identity.of(FEED, Arrays.asList(items), List.of()).stream()
                .map(Identified::article)
                .toList();
    }

    private static Item item(@Nullable String guid, @Nullable String link, String title) {
        return new Item(guid, link, title, null, null, List.of(), List.of(), List.of(), DAY, null);
    }
}
