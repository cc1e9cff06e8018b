package dev.telex.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.parse.Item;
import dev.telex.ingest.publish.Identity.Identified;
import dev.telex.wire.Ids;
import dev.telex.wire.SeenItems;
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
        assertThat(Identity.of("example.com/1", List.of(item), SeenItems.NONE)
                        .items()
                        .getFirst()
                        .article())
                .isEqualTo(Identity.of("example.com/2", List.of(item), SeenItems.NONE)
                        .items()
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
    void tellsItemsApartThatHaveNothingButText() {
        assertThat(ids(text("first"), text("second"), text("third"))).doesNotHaveDuplicates();
    }

    @Test
    void keepsTheNameOfAnItemWhenANeighbourComesToShareItsLink() {
        Item first = item("g1", "https://example.com/live", "A");
        Feeding feeding = new Feeding();
        String before = feeding.next(first).getFirst();
        List<String> after = feeding.next(first, item("g2", "https://example.com/live", "B"));
        assertThat(after.getFirst()).isEqualTo(before);
        assertThat(after.get(1)).isNotEqualTo(before);
    }

    @Test
    void keepsTheNameOfAnItemWhenTheNeighbourThatSharedItsLinkIsGone() {
        Item second = item("g2", "https://example.com/live", "B");
        Feeding feeding = new Feeding();
        String before = feeding.next(item("g1", "https://example.com/live", "A"), second)
                .get(1);
        assertThat(feeding.next(second)).containsExactly(before);
    }

    @Test
    void doesNotTakeALinkThatWasSharedForTheNameOfTheOneItemThatIsLeft() {
        Item a = item(null, "https://example.com/", "A");
        Item b = item(null, "https://example.com/", "B");
        Item c = item(null, "https://example.com/", "C");
        Item d = item(null, "https://example.com/", "D");
        Feeding feeding = new Feeding();
        List<String> first = feeding.next(a, b);
        assertThat(feeding.next(a)).containsExactly(first.getFirst());
        String onlyC = feeding.next(c).getFirst();
        assertThat(first).doesNotContain(onlyC);
        assertThat(feeding.next(d, c)).endsWith(onlyC).doesNotHaveDuplicates();
    }

    @Test
    void keepsTheNameOfAnItemWhoseTitleIsEdited() {
        Feeding feeding = new Feeding();
        String before = feeding.next(
                        item("same", "https://example.com/a", "A"), item("same", "https://example.com/b", "B"))
                .getFirst();
        assertThat(feeding.next(item("same", "https://example.com/a", "A, edited")))
                .containsExactly(before);
    }

    @Test
    void keepsTheNameOfAnItemThatComesBackAfterItLeft() {
        Item a = item("same", null, "A");
        Feeding feeding = new Feeding();
        String before = feeding.next(a, item("same", null, "B")).getFirst();
        feeding.next(item("x", "https://example.com/c", "C"));
        assertThat(feeding.next(item("x", "https://example.com/c", "C"), a)).contains(before);
    }

    @Test
    void keepsTheNameOfALoneItemWithNothingButATitleThatIsEdited() {
        Feeding feeding = new Feeding();
        String before = feeding.next(item(null, null, "A")).getFirst();
        assertThat(feeding.next(item(null, null, "A, edited"))).containsExactly(before);
        assertThat(feeding.next(item(null, null, "A, edited again"))).containsExactly(before);
    }

    @Test
    void isTheArticleOfTheItemThatItReplaces() {
        Feeding feeding = new Feeding();
        String first = feeding.next(item("urn:1", null, "Flash")).getFirst();
        assertThat(feeding.next(replacing("urn:2", "urn:1", null, "Lead"))).containsExactly(first);
        assertThat(feeding.next(replacing("urn:3", "urn:2", null, "Lead 2"))).containsExactly(first);
        assertThat(first).isEqualTo(Ids.article(FEED, "urn:1"));
    }

    @Test
    void isTheArticleOfTheItemThatItReplacesAlsoWhereThatIsCalledByItsLink() {
        Feeding feeding = new Feeding();
        Item flash = replacing("urn:1", "urn:0", "https://example.com/flash", "Flash");
        String first = feeding.next(flash).getFirst();
        Item lead = replacing("urn:2", "urn:1", "https://example.com/lead", "Lead");
        assertThat(feeding.next(lead)).containsExactly(first);
        assertThat(feeding.next(lead)).containsExactly(first);
    }

    @Test
    void takesTheLatestOfTheItemsOfOneArticleInADocument() {
        Item flash = item("urn:1", null, "Flash");
        Item lead = replacing("urn:2", "urn:1", null, "Lead");
        Item withdrawal = replacing("urn:3", "urn:2", null, "KILL");
        Feeding feeding = new Feeding();
        assertThat(feeding.titles(withdrawal, lead, flash)).containsExactly("KILL");
        assertThat(feeding.titles(withdrawal, lead, flash)).containsExactly("KILL");
        assertThat(feeding.next(withdrawal, lead, flash)).containsExactly(Ids.article(FEED, "urn:1"));
    }

    /// A feed from document to document.
    private static final class Feeding {
        private SeenItems seen = SeenItems.NONE;

        List<String> next(Item... items) {
            Identity.Result result = Identity.of(FEED, Arrays.asList(items), seen);
            Retention retention = new Retention(true);
            result.items().forEach(item -> retention.add(item, item.candidate().content(), false, true));
            seen = retention.pack(seen, result.shared(), false);
            return result.items().stream().map(Identified::article).toList();
        }

        List<String> titles(Item... items) {
            List<String> titles = Identity.of(FEED, Arrays.asList(items), seen).items().stream()
                    .map(item -> item.candidate().item().title())
                    .toList();
            next(items);
            return titles;
        }
    }

    private static List<String> ids(Item... items) {
        return new Feeding().next(items);
    }

    private static Item replacing(String guid, String replaced, @Nullable String link, String title) {
        return new Item(
                guid, link, title, null, null, List.of(), List.of(), List.of(), null, DAY, null, null, replaced);
    }

    private static Item text(String content) {
        return new Item(null, null, "", null, content, List.of(), List.of(), List.of(), null, null, null, null, null);
    }

    private static Item item(@Nullable String guid, @Nullable String link, String title) {
        return new Item(guid, link, title, null, null, List.of(), List.of(), List.of(), null, DAY, null, null, null);
    }
}
