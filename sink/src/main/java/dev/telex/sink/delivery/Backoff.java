package dev.telex.sink.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// How long to wait for the next attempt: twice as long each time up to a ceiling, and spread over the upper half, so
/// that what failed together does not come back together.
final class Backoff {
    private static final int MOST_DOUBLINGS = 30;

    private Backoff() {}

    /// @param attempts so far, at least 1
    /// @param asked    the least that the destination asks for; null: it does not say
    static Duration after(int attempts, @Nullable Duration asked, DeliverySettings settings) {
        long doubled = settings.firstRetry().toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        long most = Math.min(doubled, settings.retryCeiling().toMillis());
        Duration wait = Duration.ofMillis(most - ThreadLocalRandom.current().nextLong(1 + most / 2));
        return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    }
}
