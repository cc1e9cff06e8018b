package dev.telex.ingest.publish;

import dev.telex.wire.Feed;
import dev.telex.wire.FeedState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes in documents that did not come of a poll: what a hub pushes, what is posted, what is dropped.
public interface Intake {
    /// Publishes what a document tells that was not told before. Returns when Kafka has acknowledged it, and
    /// waits for nothing but that: a poll of the same feed that is under way does not hold it up, and the state
    /// that both change is changed by one at a time.
    ///
    /// What the document leaves out has not left the feed: a push carries what is new, not all there is.
    ///
    /// @param feed        its id
    /// @param bytes       the document, decompressed
    /// @param contentType as it came with the document; null where nobody said
    /// @param url         where relative addresses start
    Received receive(String feed, byte[] bytes, @Nullable String contentType, String url);

    /// The same for a feed that another process owns, or of which no state is kept, as for push sources. All that
    /// the document tells is published, whether it was told before or not: enrich drops what it has.
    ///
    /// @param shared links and guids that name none of the feed's items, as far as its owner has told
    Received relay(Feed feed, List<Long> shared, byte[] bytes, @Nullable String contentType, String url);

    /// A feed that is not polled cannot be had, or can again.
    ///
    /// @param reason what is wrong, where, and the mend; null: nothing any more
    void trouble(String feed, @Nullable String reason);

    /// Whether this process owns the feeds of this id's host, and has read them: a feed that it does not know then
    /// is none.
    boolean owns(String feed);

    /// What is known of a feed; null where this process does not own it.
    @Nullable
    Known known(String feed);

    record Known(Feed feed, FeedState state) {}
}
