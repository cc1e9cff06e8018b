package dev.telex.ingest.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person should know of a feed before relying on it.
///
/// @param format      as in "RSS 2.0"
/// @param encoding    what server and document say of it, and where they differ
/// @param etag        of the document; null: it has none
/// @param lastModified of the document; null: it has none
/// @param maxAge      how long the server says that nothing new comes
/// @param transferred bytes as they were sent
/// @param size        bytes of the document
/// @param rhythm      mean time between two items, by their dates; null where these do not tell
/// @param latest      the latest date of an item that lies not in the future
/// @param next        when Telex would ask again
/// @param hubs        where it may be subscribed to (WebSub)
/// @param fault       why there may be more items than are here; null: there are not
/// @param items       in the document's order
/// @param remarks     what a person may want to mend, or to tell the publisher
public record Diagnosis(
        String format,
        @Nullable String title,
        @Nullable String language,
        String encoding,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable Duration maxAge,
        long transferred,
        long size,
        @Nullable Duration rhythm,
        @Nullable Instant latest,
        Instant next,
        List<String> hubs,
        @Nullable String fault,
        List<Line> items,
        List<String> remarks) {

    public Diagnosis {
        hubs = List.copyOf(hubs);
        items = List.copyOf(items);
        remarks = List.copyOf(remarks);
    }

    /// An item as it would be published.
    ///
    /// @param article id of the article that it would become
    /// @param by      what that id is made of: "link", "guid", "title and date" or "text"
    public record Line(
            String title, @Nullable String link, @Nullable Instant published, String article, String by) {}
}
