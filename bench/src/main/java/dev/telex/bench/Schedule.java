package dev.telex.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// What comes when it is due, whether or not what came before is done, and how late each arrives after it was due:
/// else a pause would delay the next ones unseen, and count once instead of for all of them.
///
/// Latencies are kept for each window by itself, by when it was due.
final class Schedule {
    private static final Duration MOST = Duration.ofMinutes(2);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final int DIGITS = 3;

    private final Duration window;
    private final Histogram[] windows;
    private final LongAdder arrived = new LongAdder();
    private volatile Instant start = Instant.parse("9999-01-01T00:00:00Z");

    /// @param window each one's length
    Schedule(Duration window, int windows) {
        this.window = window;
        this.windows = new Histogram[windows];
        for (int i = 0; i < windows; i++) {
            this.windows[i] = new ConcurrentHistogram(MOST.toNanos() / 1000, DIGITS);
        }
    }

    /// Forgets what was: that was to warm up.
    ///
    /// @param first when the first window starts
    void begin(Instant first) {
        for (Histogram window : windows) {
            window.reset();
        }
        start = first;
    }

    static void awaitDue(Instant due) {
        for (long left = left(due); left > 0; left = left(due)) {
            LockSupport.parkNanos(left);
        }
    }

    private static long left(Instant due) {
        return Duration.between(Instant.now(), due).toNanos();
    }

    /// By the clock of the machine: sender and receiver share it.
    void arrived(Instant due) {
        arrived.increment();
        long number = Math.floorDiv(Duration.between(start, due).toMillis(), window.toMillis());
        if (number >= 0 && number < windows.length) {
            windows[(int) number].recordValue(Math.min(MOST.toNanos(), -left(due)) / 1000);
        }
    }

    /// Returns when nothing has arrived for a while: what is late counts as well.
    void awaitStragglers() {
        long before;
        do {
            before = arrived.sum();
            LockSupport.parkNanos(QUIET.toNanos());
        } while (arrived.sum() > before);
    }

    Duration length() {
        return window.multipliedBy(windows.length);
    }

    long count() {
        return all().getTotalCount();
    }

    /// All windows' median, 99th percentile and maximum; low and high are the windows' own medians.
    Measurement latency(String metric, Results results) {
        Histogram all = all();
        double low = Double.MAX_VALUE;
        double high = 0;
        StringBuilder tails = new StringBuilder();
        for (Histogram each : windows) {
            low = Math.min(low, at(each, 50));
            high = Math.max(high, at(each, 50));
            tails.append(" %.0f".formatted(at(each, 99)));
        }
        results.say("  %s: %,d in windows of %d s, whose p99 are%s ms, p99.9 of all %.0f ms"
                .formatted(metric, all.getTotalCount(), window.toSeconds(), tails, at(all, 99.9)));
        return new Measurement(
                metric,
                at(all, 50),
                "ms",
                low,
                high,
                null,
                null,
                at(all, 50),
                at(all, 99),
                all.getMaxValue() / 1e3,
                null);
    }

    private Histogram all() {
        Histogram all = new Histogram(MOST.toNanos() / 1000, DIGITS);
        for (Histogram each : windows) {
            all.add(each);
        }
        return all;
    }

    private static double at(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }
}
