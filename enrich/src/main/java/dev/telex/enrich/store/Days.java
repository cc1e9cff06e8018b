package dev.telex.enrich.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Values by key, each kept for a time after the day on which it was last put.
public interface Days {
    /// @param now the time of what is being worked on, which need not rise
    byte @Nullable [] get(String key, Instant now);

    /// @param value null forgets the key
    /// @param now   the day from which it is kept
    void put(String key, byte @Nullable [] value, Instant now);
}
