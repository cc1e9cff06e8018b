package dev.telex.ingest.parse;

import dev.telex.wire.Editorial;
import dev.telex.wire.Enclosure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of a feed, as the feed gave it; addresses are absolute.
///
/// @param title     plain text
/// @param language  BCP 47, as the item itself claims; null where it leaves that to its feed
/// @param editorial what the wire says of it for the desk; null: nothing
/// @param replaces  guid of the item that this one replaces or withdraws; null where it stands for itself
public record Item(
        @Nullable String guid,
        @Nullable String link,
        String title,
        @Nullable String summary,
        @Nullable String content,
        List<String> authors,
        List<String> categories,
        List<Enclosure> enclosures,
        @Nullable String language,
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable Editorial editorial,
        @Nullable String replaces) {

    public Item {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        enclosures = List.copyOf(enclosures);
    }
}
