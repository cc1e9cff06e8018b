package dev.telex.app;

import dev.telex.query.TrendQuery;
import dev.telex.wire.Trend;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Of which bursts a watch would have been told lately, by what telex.trends holds.
public final class TrendTrial {
    private final TrendQuery query;
    private final int most;
    private final Map<Burst, Trend> bursts = new HashMap<>();
    private @Nullable Instant first;
    private @Nullable Instant last;

    private record Burst(String id, Instant since) {}

    /// @param most bursts to show
    public TrendTrial(TrendQuery query, int most) {
        this.query = query;
        this.most = most;
    }

    public void read(KafkaSettings kafka) {
        try (var reader = new TopicReader<>(Topics.TRENDS, Trend.class, kafka, Long.MAX_VALUE)) {
            reader.untilNow(record -> {
                if (record.value() != null) {
                    take(record.value());
                }
            });
        }
    }

    void take(Trend trend) {
        first = first == null || trend.at().isBefore(first) ? trend.at() : first;
        last = last == null || trend.at().isAfter(last) ? trend.at() : last;
        if (query.matches(trend)) {
            bursts.merge(
                    new Burst(trend.id(), trend.since()),
                    trend,
                    (one, other) -> one.score() < other.score() ? other : one);
        }
    }

    /// The latest bursts, each at its highest, the latest last.
    public List<Trend> latest() {
        List<Trend> all = bursts.values().stream()
                .sorted(Comparator.comparing(Trend::since).thenComparing(Trend::id))
                .toList();
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /// "2 bursts over 2.0 days: about 1.0 alerts a day"
    public String summary() {
        if (first == null || last == null) {
            return "telex.trends is empty: nothing bursts so far";
        }
        double days = Math.max(Duration.between(first, last).toMillis() / 86_400_000.0, 1.0 / 24);
        return "%,d bursts over %.1f days: about %.1f alerts a day"
                .formatted(bursts.size(), days, bursts.size() / days);
    }
}
