package dev.telex.sink;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// A while in which something that could not take a document is left alone: twice as long each time, up to a
/// ceiling, and spread, so that not everybody comes back at once.
///
/// @param end    in [System#nanoTime]
/// @param length of this one, before it was spread
record Rest(long end, Duration length) {
    private static final Duration FIRST = Duration.ofMillis(100);

    static Rest after(@Nullable Rest before, Duration ceiling, long nanos) {
        Duration doubled = before == null ? FIRST : before.length().multipliedBy(2);
        Duration length = doubled.compareTo(ceiling) > 0 ? ceiling : doubled;
        long spread = ThreadLocalRandom.current().nextLong(1 + length.toNanos() / 4);
        return new Rest(nanos + length.toNanos() + spread, length);
    }
}
