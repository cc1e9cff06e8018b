package dev.telex.enrich.watch;

import java.util.List;

/// A watch that an article matches.
///
/// @param watch its id
/// @param spans the words that matched in title and text, in their order, [Spans#MOST] at most; none where only
///        other fields decided
public record Matched(String watch, List<Span> spans) {
    public Matched {
        spans = List.copyOf(spans);
    }
}
