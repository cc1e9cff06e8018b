package dev.telex.sink.delivery;

import java.time.Instant;

/// What is to become of an alert at a destination.
sealed interface Verdict {
    record Now() implements Verdict {}

    /// It goes with a digest.
    ///
    /// @param until  not before
    /// @param reason for people
    record Held(Instant until, String reason) implements Verdict {}

    /// Nobody wants it.
    record Dropped(String reason) implements Verdict {}

    /// It cannot be delivered, and lies in the dead letters until somebody mends that.
    record SetAside(String reason) implements Verdict {}
}
