package dev.telex.ingest.fetch;

/// What came of sending a form.
public sealed interface Posted {
    /// @param status  as HTTP counts
    /// @param excerpt the beginning of what the server said, for people: at most 1,000 characters, no controls
    record Answered(int status, String excerpt) implements Posted {}

    /// @param reason what happened, where, which limit, and the mend where there is one
    record Failed(String reason) implements Posted {}
}
