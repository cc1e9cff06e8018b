package dev.telex.app.cli;

import java.time.Duration;
import java.util.Locale;

/// How far long work is: a bar, the rate, and the time that is left at this rate.
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration INTERVAL_IN_A_PIPE = Duration.ofSeconds(10);

    private final Console console;
    private final String unit;
    private final long start = System.nanoTime();
    private long next = start;

    /// @param unit what is counted: "documents"
    ProgressBar(Console console, String unit) {
        this.console = console;
        this.unit = unit;
    }

    void show(long done, long total) {
        long now = System.nanoTime();
        if (now - next >= 0) {
            console.status(line(done, total, now - start));
            next = now + (console.isTerminal() ? INTERVAL : INTERVAL_IN_A_PIPE).toNanos();
        }
    }

    /// @param nanos since it began
    String line(long done, long total, long nanos) {
        double share = total <= 0 ? 1 : Math.min(1, (double) done / total);
        double rate = done / Math.max(1e-3, nanos / 1e9);
        int filled = (int) (share * WIDTH);
        return String.format(
                Locale.ROOT,
                "  [%s%s] %3.0f %%  %,d of %,d %s · %,.0f/s · %s",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                Math.floor(100 * share),
                Math.min(done, total),
                total,
                unit,
                rate,
                done == 0 ? "time left unknown" : left((long) ((total - done) / rate)));
    }

    private static String left(long seconds) {
        if (seconds <= 0) {
            return "done in a moment";
        }
        return seconds < 60 ? seconds + " s left" : "%d min %02d s left".formatted(seconds / 60, seconds % 60);
    }
}
