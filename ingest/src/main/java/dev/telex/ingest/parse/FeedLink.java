package dev.telex.ingest.parse;

import org.jspecify.annotations.Nullable;

/// A feed that a page announces.
///
/// @param url   absolute
/// @param title as the page calls it
/// @param type  content type as the page claims, lower case, without parameters
public record FeedLink(
        String url, @Nullable String title, @Nullable String type) {}
