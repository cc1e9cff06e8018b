package dev.telex.ingest.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of asking for a feed.
public sealed interface Outcome {
    /// @param body         decompressed
    /// @param contentType  as the server gave it; null where it did not
    /// @param etag         byte for byte; null where there is none
    /// @param lastModified byte for byte; null where there is none
    /// @param url          where the document was found in the end
    record Fetched(
            Body body,
            @Nullable String contentType,
            @Nullable String etag,
            @Nullable String lastModified,
            String url) implements Outcome {}

    /// Nothing changed since the validators that were sent.
    record NotModified() implements Outcome {}

    /// The server asks to be left alone (429, 503).
    ///
    /// @param retryAfter as the server asks; null where it does not say
    record RateLimited(int status, @Nullable Duration retryAfter) implements Outcome {}

    /// The server says that the feed is no more (410).
    record Gone() implements Outcome {}

    /// @param reason what happened, where, which limit, and the mend where there is one
    record Failed(String reason) implements Outcome {}
}
