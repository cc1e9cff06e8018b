package dev.telex.enrich.watch;

/// What became of a watch that was put.
public sealed interface Acceptance {
    /// It matches from now on.
    record Accepted() implements Acceptance {}

    /// It does not match.
    ///
    /// @param reason with its mend: "position 3: …; close it with )"
    record Disabled(String reason) implements Acceptance {}
}
