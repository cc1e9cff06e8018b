package dev.telex.ingest.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a document turned out to be.
public sealed interface Parsed {
    /// @param title    what the feed calls itself
    /// @param language BCP 47, as the feed claims
    record Document(@Nullable String title, @Nullable String language, List<Item> items) implements Parsed {
        public Document {
            items = List.copyOf(items);
        }
    }

    /// @param reason what it is instead or where it breaks, and the mend
    record Unreadable(String reason) implements Parsed {}
}
