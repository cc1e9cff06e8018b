package dev.telex.press;

import java.net.URI;

/// A feed that can be polled.
///
/// @param publisher the newsroom's name; the directory's in directory mode
/// @param language as in the feed itself: `en-GB`; empty where unknown
public record PressFeed(String publisher, String title, URI address, String language) {}
