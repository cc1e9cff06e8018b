package dev.telex.app.embedded;

/// Whether an embedded server can be used.
public sealed interface ServerHealth {

    /// It runs and has said that it is ready.
    record Up() implements ServerHealth {}

    /// It can't be used: it is being started again, or was given up.
    ///
    /// @param reason what happened and what a person can do about it
    record Down(String reason) implements ServerHealth {}
}
