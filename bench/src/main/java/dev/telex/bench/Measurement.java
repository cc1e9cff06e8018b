package dev.telex.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One figure, with what it is held against.
///
/// @param metric named as the benchmark, with what tells it from its other figures after a dot: "match.100000"
/// @param unit   of value, limit, low and high: "articles/s", "MB/s", "ms", "bytes"
/// @param low    the lowest of the rounds; null where there was one
/// @param high   the highest of the rounds; null where there was one
/// @param limit  what the machine, or a peer, reached in the same run; null where nothing was beside it
/// @param ratio  value to limit, each round by itself and then the median; null without a limit
/// @param p50    of latencies, in milliseconds, as are p99 and max
/// @param asked  what it should reach, in words: "at least 0.6 of ROME"; null where nobody asks
public record Measurement(
        String metric,
        double value,
        String unit,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double limit,
        @Nullable Double ratio,
        @Nullable Double p50,
        @Nullable Double p99,
        @Nullable Double max,
        @Nullable String asked) {

    public static Measurement of(String metric, double value, String unit) {
        return new Measurement(metric, value, unit, null, null, null, null, null, null, null, null);
    }

    /// Latencies: the value is the median.
    public static Measurement latency(String metric, double p50, double p99, double max) {
        return new Measurement(metric, p50, "ms", null, null, null, null, p50, p99, max, null);
    }

    public Measurement asked(String words) {
        return new Measurement(metric, value, unit, low, high, limit, ratio, p50, p99, max, words);
    }

    /// The line of the printed table.
    @JsonIgnore
    public String line() {
        StringBuilder line = new StringBuilder("  %-28s %14s %-11s".formatted(metric, number(value), unit));
        if (low != null && high != null) {
            line.append(" %s to %s".formatted(number(low), number(high)));
        }
        if (p99 != null && max != null) {
            line.append(" p99 %s, max %s".formatted(number(p99), number(max)));
        }
        if (limit != null) {
            line.append(" · beside it %s".formatted(number(limit)));
        }
        if (ratio != null) {
            line.append(" · ratio %s".formatted(number(ratio)));
        }
        if (asked != null) {
            line.append(" · asked: ").append(asked);
        }
        return line.toString();
    }

    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.3f", value);
    }
}
