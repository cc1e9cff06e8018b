package dev.telex.sink.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether something that fails is tried again. Open, it is left alone for a while; then one attempt finds out whether
/// it is back, and if not, the next while is twice as long.
///
/// @param failures in a row
/// @param rest     the last one; zero before the first
/// @param until    when it may be tried again; null: it is closed, and tried as often as one likes
record Circuit(int failures, Duration rest, @Nullable Instant until) {
    static final Circuit CLOSED = new Circuit(0, Duration.ZERO, null);

    /// @param asked how long it asks to be left alone; null: it does not say
    Circuit failed(DeliverySettings settings, @Nullable Duration asked, Instant now) {
        int more = failures + 1;
        if (more < settings.failures() && asked == null) {
            return new Circuit(more, Duration.ZERO, null);
        }
        Duration doubled = rest.isZero() ? settings.rest() : rest.multipliedBy(2);
        Duration next = doubled.compareTo(settings.retryCeiling()) > 0 ? settings.retryCeiling() : doubled;
        return new Circuit(more, next, now.plus(asked == null ? next : asked));
    }

    boolean isOpen(Instant now) {
        return until != null && now.isBefore(until);
    }

    /// It rested, and nobody knows yet whether it is back.
    boolean isHalfOpen(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
