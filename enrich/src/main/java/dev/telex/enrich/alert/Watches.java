package dev.telex.enrich.alert;

import dev.telex.enrich.watch.Acceptance;
import dev.telex.enrich.watch.Matched;
import dev.telex.enrich.watch.Matcher;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Watch;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
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

    private final Matcher matcher = new Matcher();

    /// Follows telex.watches.
    public void addTo(StreamsBuilder builder) {
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                Topics.WATCHES.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("watches-changed"),
                Following::new);
    }

    /// The watches that an article matches, and where.
    public List<Matched> match(EnrichedArticle article) {
        return matcher.match(article);
    }

    /// Watches by id, for a step of the topology: null where there is none.
    public static Function<String, @Nullable Watch> in(ProcessingContext context) {
        KeyValueStore<String, byte[]> store = context.getStateStore(STORE);
        return id -> {
            byte[] bytes = store.get(id);
            return bytes == null ? null : read(id, bytes);
        };
    }

    private static @Nullable Watch read(String id, byte[] bytes) {
        try {
            return Json.read(bytes, Watch.class);
        } catch (IOException e) {
            LOG.warn("watch {} is disabled: it is no watch: {}", id, e.getMessage());
            return null;
        }
    }

    private void put(String id, byte[] bytes) {
        try {
            Watch watch = read(id, bytes);
            if (watch == null) {
                matcher.remove(id);
            } else if (matcher.put(id, watch.query()) instanceof Acceptance.Disabled(String reason)) {
                LOG.warn("watch {} is disabled: {}", id, reason);
            }
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("watch {} is disabled", id, e);
            matcher.remove(id);
        }
    }

    private final class Following extends ContextualProcessor<String, byte[], Void, Void> {
        /// What a restore put into the store went past [#process].
        @Override
        public void init(ProcessorContext<Void, Void> context) {
            super.init(context);
            try (var all = store().all()) {
                all.forEachRemaining(entry -> put(entry.key, entry.value));
            }
        }

        @Override
        public void process(Record<String, byte[]> record) {
            if (record.key() == null) {
                return;
            }
            store().put(record.key(), record.value());
            if (record.value() == null) {
                matcher.remove(record.key());
            } else {
                put(record.key(), record.value());
            }
        }

        private KeyValueStore<String, byte[]> store() {
            return context().getStateStore(STORE);
        }
    }
}
