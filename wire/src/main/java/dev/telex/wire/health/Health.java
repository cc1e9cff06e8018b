package dev.telex.wire.health;

/// Whether a part can do its work.
public sealed interface Health {
    Health UP = new Up();

    static Health down(String reason) {
        return new Down(reason);
    }

    record Up() implements Health {}

    /// @param reason one that a person can act on
    record Down(String reason) implements Health {}

    /// A part that needs the outside.
    interface Check {
        /// Answers at once: it tells what is known, and asks nobody.
        Health health();
    }
}
