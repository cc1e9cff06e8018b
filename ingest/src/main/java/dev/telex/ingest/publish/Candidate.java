package dev.telex.ingest.publish;

import dev.telex.ingest.parse.Item;
import dev.telex.wire.CanonicalLink;
import dev.telex.wire.Enclosure;
import dev.telex.wire.SeenItems;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An item by the names that may tell it from its neighbours, each a short hash.
record Candidate(Item item, @Nullable CanonicalLink link) {
    private static final Pattern MARKUP = Pattern.compile("<[^>]*+>?|\\s++");

    static Candidate of(Item item) {
        return new Candidate(item, CanonicalLink.of(item.link()));
    }

    @Nullable
    Long linkName() {
        return link == null ? null : SeenItems.name("link", link.text());
    }

    @Nullable
    Long guidName() {
        return item.guid() == null ? null : guidName(item.guid());
    }

    static long guidName(String guid) {
        return SeenItems.name("guid", guid);
    }

    /// Null where there is neither title nor date.
    @Nullable
    Long titleName() {
        return item.title().isEmpty() && date().isEmpty() ? null : SeenItems.name("title", item.title(), date());
    }

    /// Link and guid: together they name an item that is edited.
    long pair() {
        return SeenItems.name("pair", link == null ? "" : link.text(), item.guid() == null ? "" : item.guid());
    }

    /// All that tells it. The text only where there is neither link nor guid: it is what changes.
    long key() {
        return SeenItems.name(
                "key",
                link == null ? "" : link.text(),
                item.guid() == null ? "" : item.guid(),
                item.title(),
                date(),
                link == null && item.guid() == null ? text() : "");
    }

    String date() {
        return item.published() == null ? "" : item.published().toString();
    }

    String text() {
        return String.valueOf(item.summary()) + '\0' + item.content();
    }

    /// What a change is a change of. Without the dates: some feeds show the time of asking in them. Without
    /// markup: some feeds count their readers with it. And without link, guid and the hosts of enclosures: so
    /// that an item is known again when its publisher moves house.
    int content() {
        return SeenItems.content(
                item.title(),
                words(item.summary()),
                words(item.content()),
                String.join("\n", item.authors()),
                String.join("\n", item.categories()),
                String.valueOf(item.editorial()),
                String.join(
                        "\n",
                        item.enclosures().stream().map(Candidate::fileName).toList()));
    }

    private static String words(@Nullable String html) {
        return html == null ? "" : MARKUP.matcher(html).replaceAll(" ").strip();
    }

    private static String fileName(Enclosure enclosure) {
        String path = enclosure.url().split("[?#]", 2)[0];
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
