package dev.telex.ingest.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a document turned out to be.
public sealed interface Parsed {
    /// @param title    what the feed calls itself, plain text
    /// @param link     the page that the feed is about
    /// @param self     the feed's own address, as it claims
    /// @param hubs     where its updates may be subscribed to (WebSub)
    /// @param language BCP 47, as the feed claims
    /// @param pace     how often it says it is worth asking
    /// @param items    those that are complete
    /// @param fault    why there may be more items than these: the document is cut off; null: it is whole
    record Document(
            @Nullable String title,
            @Nullable String link,
            @Nullable String self,
            List<String> hubs,
            @Nullable String language,
            Pace pace,
            List<Item> items,
            @Nullable String fault)
            implements Parsed {

        public Document {
            hubs = List.copyOf(hubs);
            items = List.copyOf(items);
        }

        /// One that says nothing of itself beyond this.
        public Document(@Nullable String title, @Nullable String language, List<Item> items) {
            this(title, null, null, List.of(), language, Pace.UNSAID, items, null);
        }
    }

    /// @param reason what it is instead or where it breaks, and the mend
    record Unreadable(String reason) implements Parsed {}
}
