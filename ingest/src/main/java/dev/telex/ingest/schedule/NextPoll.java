package dev.telex.ingest.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When to ask a feed next. Pure: it is told the time and the dice.
public final class NextPoll {
    private static final int MAX_DOUBLINGS = 16;
    private static final double JITTER = 0.1;

    private final PollSettings settings;
    private final RandomGenerator dice;

    /// @param dice spreads the feeds, so that those which started together do not ask together for ever
    public NextPoll(PollSettings settings, RandomGenerator dice) {
        this.settings = settings;
        this.dice = dice;
    }

    public Instant afterAnswer(Instant now) {
        return now.plus(spread(settings.interval()));
    }

    /// Twice as long with each failure in a row, up to the ceiling.
    ///
    /// @param failures in a row, this one included: at least 1
    /// @param wait     what the server asks for, obeyed also beyond the ceiling; null where it asks for nothing
    public Instant afterFailure(int failures, @Nullable Duration wait, Instant now) {
        Duration doubled = settings.interval().multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        Duration backoff = doubled.compareTo(settings.ceiling()) > 0 ? settings.ceiling() : doubled;
        Duration longest = wait != null && wait.compareTo(backoff) > 0 ? wait : backoff;
        return now.plus(spread(longest));
    }

    /// Only ever longer: what a server asks for is a least.
    private Duration spread(Duration time) {
        return time.plusMillis((long) (time.toMillis() * JITTER * dice.nextDouble()));
    }
}
