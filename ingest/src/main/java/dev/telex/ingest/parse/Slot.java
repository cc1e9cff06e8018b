package dev.telex.ingest.parse;

import org.jspecify.annotations.Nullable;

/// The best of what an item says of one thing in several elements: the highest rank, and of that the first.
final class Slot {
    private @Nullable String value;
    private int rank = -1;

    void offer(int rank, @Nullable String value) {
        if (value != null && !value.isBlank() && rank > this.rank) {
            this.value = value.strip();
            this.rank = rank;
        }
    }

    /// The same, but of two of one rank the later counts.
    void replace(int rank, @Nullable String value) {
        if (value != null && !value.isBlank() && rank >= this.rank) {
            this.value = value.strip();
            this.rank = rank;
        }
    }

    boolean isTaken(int rank) {
        return this.rank >= rank;
    }

    @Nullable
    String value() {
        return value;
    }
}
