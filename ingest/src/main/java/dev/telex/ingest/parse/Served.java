package dev.telex.ingest.parse;

import org.jspecify.annotations.Nullable;

/// What HTTP says of a document beside its bytes.
///
/// @param contentType     it may know the encoding; of the format it is not believed
/// @param contentLocation where the document really lies: relative addresses start there
/// @param contentLanguage stands in for a language that the document does not name
public record Served(
        @Nullable String contentType,
        @Nullable String contentLocation,
        @Nullable String contentLanguage) {}
