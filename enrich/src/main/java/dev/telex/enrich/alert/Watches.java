package dev.telex.enrich.alert;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.telex.enrich.store.StoredDays;
import dev.telex.enrich.watch.Acceptance;
import dev.telex.enrich.watch.Matcher;
import dev.telex.query.QueryLanguage;
import dev.telex.query.TrendQuery;
import dev.telex.query.WatchParsing;
import dev.telex.wire.Alert;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Story;
import dev.telex.wire.Trend;
import dev.telex.wire.Watch;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All watches, in every instance: their queries in one matcher that all threads share, the rest in a global store.
///
/// A record that is no watch, and a query that cannot be compiled, are disabled alone and said in the log: an exception
/// here would end the whole instance, for nothing of Kafka Streams catches it.
public final class Watches {
    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);
    private static final String STORE = "watches";
    static final String BURSTS_TOLD = "bursts-told";
    /// Far longer than a burst lasts.
    static final Duration BURSTS_MEMORY = Duration.ofDays(30);

    /// So many are parsed at a time when the instance starts.
    private static final int BATCH = 4096;

    /// In characters of queries; all else of a watch counts as [#ALL_ELSE] of them.
    private static final int MOST_AT_HAND = 16 << 20;

    private static final int ALL_ELSE = 500;

    private final Matcher matcher = new Matcher();
    /// Watches that matched lately: broad ones match many an article. Taken from the store under the cache's lock and
    /// dropped after the store is changed, they are never older than the store.
    private final Cache<String, Watch> atHand = Caffeine.newBuilder()
            .maximumWeight(MOST_AT_HAND)
            .weigher((String _, Watch watch) -> ALL_ELSE + watch.query().length())
            .build();
    private final TrendWatches trendWatches = new TrendWatches();
    /// For the thread of the global store.
    private boolean isLoaded;

    /// Follows telex.watches.
    public void addTo(StreamsBuilder builder) {
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                Topics.WATCHES.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("watches-changed"),
                Following::new);
    }

    /// Ids of the watches that an article matches.
    public List<String> match(EnrichedArticle article) {
        return matcher.match(article);
    }

    /// Who is alerted of the articles of a task, with what it keeps in the stores of [AlertKeep#builders].
    ///
    /// @param stories by id, as last told at a time; null where it is forgotten
    public Alerting alerting(ProcessingContext context, BiFunction<String, Instant, @Nullable Story> stories) {
        Function<String, @Nullable Watch> stored = in(context);
        return new Alerting(id -> atHand.get(id, stored), matcher::where, stories, AlertKeep.inStores(context));
    }

    /// Trends → alerts for the watches that ask for them, keyed by the watch.
    public ProcessorSupplier<String, Trend, String, Alert> burstAlerting() {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Trend, String, Alert> get() {
                return new BurstAlerting(trendWatches);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(StoredDays.builder(BURSTS_TOLD, BURSTS_MEMORY));
            }
        };
    }

    /// Watches by id, for a step of the topology: null where there is none.
    static Function<String, @Nullable Watch> in(ProcessingContext context) {
        KeyValueStore<String, byte[]> store = context.getStateStore(STORE);
        return id -> {
            byte[] bytes = store.get(id);
            return bytes == null ? null : read(id, bytes);
        };
    }

    private static @Nullable Watch read(String id, byte[] bytes) {
        try {
            Watch watch = Json.read(bytes, Watch.class);
            if (watch.query() != null) {
                return watch;
            }
            LOG.warn("watch {} is disabled: it has no query", id);
            return null;
        } catch (IOException e) {
            LOG.warn("watch {} is disabled: it is no watch: {}", id, e.getMessage());
            return null;
        }
    }

    /// What a watch asks; null where it is none, which is said.
    private static @Nullable WatchParsing query(String id, byte[] bytes) {
        try {
            Watch watch = read(id, bytes);
            return watch == null ? null : QueryLanguage.parseWatch(watch.query());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("watch {} is disabled", id, e);
            return null;
        }
    }

    private void put(String id, @Nullable WatchParsing query) {
        trendWatches.remove(id);
        if (query == null) {
            matcher.remove(id);
            return;
        }
        Acceptance acceptance = matcher.put(id, query);
        if (acceptance instanceof Acceptance.OfTrends(TrendQuery trends)) {
            trendWatches.put(id, trends);
        }
        if (acceptance instanceof Acceptance.Disabled(String reason)) {
            LOG.warn("watch {} is disabled: {}", id, reason);
        }
    }

    private record Read(String id, @Nullable WatchParsing query) {}

    private final class Following extends ContextualProcessor<String, byte[], Void, Void> {
        /// Kafka Streams makes two of these: the first is handed what the topic has and the store has not, the second
        /// all that comes from then on. What the store has at the beginning is handed to neither.
        @Override
        public void init(ProcessorContext<Void, Void> context) {
            super.init(context);
            if (!isLoaded) {
                load();
                isLoaded = true;
            }
        }

        /// Parsing is shared out; the matcher takes one after the other.
        private void load() {
            try (var all = store().all()) {
                List<KeyValue<String, byte[]>> some = new ArrayList<>(BATCH);
                while (all.hasNext()) {
                    some.add(all.next());
                    if (some.size() == BATCH || !all.hasNext()) {
                        some.parallelStream()
                                .map(entry -> new Read(entry.key, query(entry.key, entry.value)))
                                .toList()
                                .forEach(read -> put(read.id(), read.query()));
                        some.clear();
                    }
                }
            }
        }

        @Override
        public void process(Record<String, byte[]> record) {
            if (record.key() == null) {
                return;
            }
            store().put(record.key(), record.value());
            atHand.invalidate(record.key());
            put(record.key(), record.value() == null ? null : query(record.key(), record.value()));
        }

        private KeyValueStore<String, byte[]> store() {
            return context().getStateStore(STORE);
        }
    }
}
