package dev.telex.app.cli;

import dev.telex.app.Addresses;
import dev.telex.app.AllInOne;
import dev.telex.query.Query;
import dev.telex.query.elastic.Search;
import dev.telex.query.elastic.SearchRequest;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// How the wire moves: counted from what comes out of enrich, and from the index.
final class Progress implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration INDEX = Duration.ofSeconds(1);
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final AllInOne all;
    private final Search search;
    private final Deque<Long> articles = new ArrayDeque<>();
    private final Deque<Long> updates = new ArrayDeque<>();
    private long published;
    private Search.Size index = new Search.Size(0, 0);
    private long nextIndex = System.nanoTime();
    private @Nullable Duration firstSearchable;

    Progress(AllInOne all) {
        this.all = all;
        this.search = new Search(all.elasticsearch(), InstantSource.system());
    }

    /// From the start of this process; null as long as there is none.
    @Nullable
    Duration firstSearchable() {
        return firstSearchable;
    }

    long residentBytes() {
        return all.residentBytes();
    }

    /// Takes in what happened, for about a tenth of a second.
    void look() {
        try {
            all.tail().next(LOOK).forEach(this::count);
        } catch (KafkaException e) {
            // The broker is being started again, or a record is not readable: the parts tell about it.
        }
        long now = System.nanoTime();
        forget(articles, now);
        forget(updates, now);
        if (now - nextIndex >= 0) {
            lookAtIndex();
            nextIndex = now + (firstSearchable == null ? 0 : INDEX.toNanos());
        }
    }

    /// The counts are those of the last minute: in the first one, of the time so far.
    String line() {
        return String.format(
                        Locale.ROOT,
                        "%,d articles/min · %,d updates/min · %,d in the index, %s · %s resident",
                        articles.size(),
                        updates.size(),
                        index.documents(),
                        Console.bytes(index.bytes()),
                        Console.bytes(residentBytes()))
                + count(all.failingFeeds(), " · %,d feeds failing (./telex feeds)")
                + count(all.restarts(), " · servers restarted %,d times");
    }

    Map<String, Object> report(Addresses addresses) {
        lookAtIndex();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("secondsToFirstSearchable", firstSearchable == null ? null : firstSearchable.toMillis() / 1000.0);
        report.put("published", published);
        report.put("indexed", index.documents());
        report.put("residentBytes", residentBytes());
        report.put("servers", addresses);
        return report;
    }

    @Override
    public void close() {
        search.close();
    }

    private void count(EnrichedArticle article) {
        if (article.kind() == Kind.NEW) {
            published++;
            articles.add(System.nanoTime());
        } else {
            updates.add(System.nanoTime());
        }
    }

    private static void forget(Deque<Long> times, long now) {
        while (!times.isEmpty() && now - times.peek() > MINUTE) {
            times.poll();
        }
    }

    private void lookAtIndex() {
        try {
            index = search.size();
            if (firstSearchable == null
                    && index.documents() > 0
                    && search.search(SearchRequest.of(new Query.Everything(), 1))
                                    .total()
                            > 0) {
                firstSearchable =
                        Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
            }
        } catch (IOException | RuntimeException e) {
            // Elasticsearch is being started again; the figures of a moment ago stand until then.
        }
    }

    private static String count(int count, String text) {
        return count == 0 ? "" : String.format(Locale.ROOT, text, count);
    }
}
