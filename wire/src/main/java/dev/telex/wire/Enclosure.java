package dev.telex.wire;

import org.jspecify.annotations.Nullable;

/// A file that comes with an article: picture, sound, video.
///
/// @param url    absolute, as the feed gave it
/// @param type   media type, as the feed gave it
/// @param length bytes, as the feed claims; null where it does not say
public record Enclosure(
        String url, @Nullable String type, @Nullable Long length) {}
