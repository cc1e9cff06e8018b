package dev.telex.ingest.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of asking for a document.
public sealed interface Outcome {
    /// @param body         decompressed
    /// @param contentType  as the server gave it; null where it did not
    /// @param etag         byte for byte, each byte a character of ISO 8859-1; null where there is none
    /// @param lastModified byte for byte, as the etag; null where there is none
    /// @param delta        only what changed since the etag that was sent (RFC 3229, "feed"): an item that is not
    ///                     here is not gone
    /// @param found        where, and how long it holds
    /// @param links        what the headers say for WebSub
    /// @param transferred  bytes as they were sent, compressed, without headers
    record Fetched(
            Body body,
            @Nullable String contentType,
            @Nullable String etag,
            @Nullable String lastModified,
            boolean delta,
            Found found,
            Links links,
            long transferred)
            implements Outcome {
        /// Where the document was found in the end.
        public String url() {
            return found.url();
        }
    }

    /// Nothing changed since the validators that were sent.
    record NotModified(Found found) implements Outcome {}

    /// The server asks to be left alone (429, 503).
    ///
    /// @param retryAfter as the server asks; null where it does not say
    record RateLimited(int status, @Nullable Duration retryAfter) implements Outcome {}

    /// The server says that the document is no more (410).
    record Gone() implements Outcome {}

    /// @param reason what happened, where, which limit, and the mend where there is one
    record Failed(String reason) implements Outcome {}
}
