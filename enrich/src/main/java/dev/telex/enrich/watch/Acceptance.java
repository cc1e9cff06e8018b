package dev.telex.enrich.watch;

import dev.telex.query.TrendQuery;

/// What became of a watch that was put.
public sealed interface Acceptance {
    /// It matches from now on.
    record Accepted() implements Acceptance {}

    /// It asks for bursts: no article matches it.
    record OfTrends(TrendQuery query) implements Acceptance {}

    /// It does not match.
    ///
    /// @param reason with its mend: "position 3: …; close it with )"
    record Disabled(String reason) implements Acceptance {}
}
