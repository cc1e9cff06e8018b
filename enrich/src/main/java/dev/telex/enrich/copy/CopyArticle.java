package dev.telex.enrich.copy;

import java.time.Instant;

/// An article as copies are recognised by. There is no language: two languages do not share phrases.
///
/// @param id        the same in every revision
/// @param title     plain text; counts only where the text is too short to tell by itself
/// @param text      plain text of any length
/// @param publisher who publishes it
/// @param seen      when it was first seen: windows and order go by this
public record CopyArticle(String id, String title, String text, String publisher, Instant seen) {}
