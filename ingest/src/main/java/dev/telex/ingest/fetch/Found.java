package dev.telex.ingest.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a document was come by.
///
/// @param url          where it was in the end
/// @param permanentUrl where the redirects led that are for good (301 and 308, up to the first that is not): the
///                     address to ask from now on; null where the one asked still holds
/// @param maxAge       for how long the publisher promises nothing new (Cache-Control, else Expires), counted from
///                     now; null where it does not say
public record Found(
        String url, @Nullable String permanentUrl, @Nullable Duration maxAge) {}
