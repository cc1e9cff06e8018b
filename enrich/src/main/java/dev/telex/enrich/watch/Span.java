package dev.telex.enrich.watch;

/// Words of an article that made a watch match.
///
/// @param field "title" or "text"
/// @param start first character, in UTF-16 units into that field
/// @param end   one past the last character
public record Span(String field, int start, int end) {}
