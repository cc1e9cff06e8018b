package dev.telex.app;

import dev.telex.enrich.watch.Acceptance;
import dev.telex.enrich.watch.Matcher;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a query would have matched lately, by the matcher of the stream over what telex.enriched holds.
public final class WatchTrial {
    private static final String TRIAL = "trial";

    private final int most;
    private final Matcher matcher = new Matcher();
    private final Deque<EnrichedArticle> latest = new ArrayDeque<>();
    private final Set<String> matched = new HashSet<>();
    private final Set<String> stories = new HashSet<>();
    private long read;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /// @param query one that asks for articles
    /// @param most  matches to show
    public WatchTrial(String query, int most) {
        this.most = most;
        if (matcher.put(TRIAL, query) instanceof Acceptance.Disabled(String reason)) {
            throw new IllegalStateException(reason);
        }
    }

    /// @param back how many records of each partition to read, at most
    public void read(KafkaSettings kafka, long back) {
        try (var reader = new TopicReader<>(Topics.ENRICHED, EnrichedArticle.class, kafka, back)) {
            reader.untilNow(record -> {
                if (record.value() != null) {
                    take(record.value());
                }
            });
        }
    }

    void take(EnrichedArticle article) {
        read++;
        first = first == null || article.seen().isBefore(first) ? article.seen() : first;
        last = last == null || article.seen().isAfter(last) ? article.seen() : last;
        if (article.kind() != Kind.KILL && !matcher.match(article).isEmpty() && matched.add(article.id())) {
            stories.add(article.story() == null ? article.id() : article.story().id());
            latest.add(article);
            if (latest.size() > most) {
                latest.remove();
            }
        }
    }

    /// The latest matches, the latest last.
    public List<EnrichedArticle> latest() {
        return List.copyOf(latest);
    }

    /// "12 articles of 4 stories matched, of 3,000 read over 2.0 days: about 2.0 alerts a day"
    public String summary() {
        if (first == null || last == null) {
            return "telex.enriched is empty: nothing to try it on";
        }
        double days = Math.max(Duration.between(first, last).toMillis() / 86_400_000.0, 1.0 / 24);
        return "%,d articles of %,d stories matched, of %,d records read over %.1f days: about %.1f alerts a day"
                .formatted(matched.size(), stories.size(), read, days, stories.size() / days);
    }
}
