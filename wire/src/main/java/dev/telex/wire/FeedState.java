package dev.telex.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What ingest knows of a feed since it last asked. Value of `telex.feed-states`, keyed by the feed's id.
///
/// Written only after every article of the poll is acknowledged: whoever finds it may rely on it.
///
/// @param feed         the feed's id
/// @param etag         ETag of the last document, byte for byte as it came; null where it had none
/// @param lastModified Last-Modified of the last document, byte for byte as it came; null where it had none
/// @param polled       when the feed last answered with a document; null: never, so that its first one is backfill
/// @param due          when to ask next
/// @param failures     failures in a row
/// @param failure      what the last of them was, with the mend; null after a success
/// @param items        the items of the last document that had any
/// @param shared       hashes of links and guids that were seen on several items: they name none of them
public record FeedState(
        String feed,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable Instant polled,
        Instant due,
        int failures,
        @Nullable String failure,
        List<SeenItem> items,
        List<String> shared) {

    public FeedState {
        items = List.copyOf(items);
        shared = List.copyOf(shared);
    }

    /// The state of a feed that was never asked.
    public static FeedState unasked(String feed, Instant due) {
        return new FeedState(feed, null, null, null, due, 0, null, List.of(), List.of());
    }

    /// An item and the article that it became, so that it stays that article while its neighbours come and go.
    ///
    /// @param key      hash of all that tells it from its neighbours
    /// @param pair     hash of its link and guid, which stay when it is edited
    /// @param article  the article's id
    /// @param hash     hash of what was published of it
    /// @param backfill it was in the feed before the feed was added, and its edits are no news either
    /// @param told     when it was last published to telex.articles
    public record SeenItem(String key, String pair, String article, String hash, boolean backfill, Instant told) {}
}
