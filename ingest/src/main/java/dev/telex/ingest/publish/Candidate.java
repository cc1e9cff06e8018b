package dev.telex.ingest.publish;

import dev.telex.ingest.parse.Item;
import dev.telex.wire.CanonicalLink;
import dev.telex.wire.Ids;
import org.jspecify.annotations.Nullable;

/// An item by the names that may tell it from its neighbours, each a short hash.
record Candidate(Item item, @Nullable CanonicalLink link) {
    static Candidate of(Item item) {
        return new Candidate(item, CanonicalLink.of(item.link()));
    }

    @Nullable
    String linkName() {
        return link == null ? null : hash("link", link.text());
    }

    @Nullable
    String guidName() {
        return item.guid() == null ? null : hash("guid", item.guid());
    }

    /// Null where there is neither title nor date.
    @Nullable
    String titleName() {
        return item.title().isEmpty() && date().isEmpty() ? null : hash("title", item.title(), date());
    }

    /// Link and guid: together they name an item that is edited.
    String pair() {
        return hash("pair", link == null ? "" : link.text(), item.guid() == null ? "" : item.guid());
    }

    /// All that tells it. The text only where there is neither link nor guid: it is what changes.
    String key() {
        return hash("key", pair(), item.title(), date(), link == null && item.guid() == null ? text() : "");
    }

    String date() {
        return item.published() == null ? "" : item.published().toString();
    }

    String text() {
        return hash("text", String.valueOf(item.summary()), String.valueOf(item.content()));
    }

    private static String hash(String... parts) {
        return Ids.hash(parts).substring(0, 16);
    }
}
