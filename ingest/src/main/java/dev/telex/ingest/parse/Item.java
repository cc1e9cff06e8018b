package dev.telex.ingest.parse;

import dev.telex.wire.Enclosure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of a feed, as the feed gave it; addresses are absolute.
///
/// @param title plain text
public record Item(
        @Nullable String guid,
        @Nullable String link,
        String title,
        @Nullable String summary,
        @Nullable String content,
        List<String> authors,
        List<String> categories,
        List<Enclosure> enclosures,
        @Nullable Instant published,
        @Nullable Instant updated) {

    public Item {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        enclosures = List.copyOf(enclosures);
    }
}
