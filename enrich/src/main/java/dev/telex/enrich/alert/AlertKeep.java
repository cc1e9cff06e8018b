package dev.telex.enrich.alert;

import dev.telex.enrich.store.Days;
import dev.telex.enrich.store.HeapDays;
import dev.telex.enrich.store.StoredDays;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// Where [Alerting] keeps what it knows.
public interface AlertKeep {
    /// What watches were told of stories.
    Days stories();

    /// Keeps an alert until its time; null: it is not needed any more.
    ///
    /// @param key sorts by time
    void later(String key, byte @Nullable [] alert);

    /// The alerts that are kept, up to a key; null: all.
    List<KeyValue<String, byte[]>> kept(@Nullable String until);

    /// In stores of Kafka Streams, there with [#builders].
    static AlertKeep inStores(ProcessingContext context) {
        KeyValueStore<String, byte[]> later = context.getStateStore(Stored.LATER);
        return new Stored(new StoredDays(context, Stored.STORIES, Stored.MEMORY), later);
    }

    static Set<StoreBuilder<?>> builders() {
        return Set.of(
                StoredDays.builder(Stored.STORIES, Stored.MEMORY),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Stored.LATER), Serdes.String(), Serdes.ByteArray()));
    }

    /// On the heap and for one run.
    static AlertKeep onHeap() {
        return new OnHeap(new HeapDays(), new TreeMap<>());
    }

    /// @param stories by "story/" and id
    record Stored(Days stories, KeyValueStore<String, byte[]> later) implements AlertKeep {
        private static final String STORIES = "alerts-told";
        private static final String LATER = "alerts-later";
        /// As long as an article is known: its kill has to reach whom it alerted.
        private static final Duration MEMORY = Duration.ofDays(90);

        @Override
        public void later(String key, byte @Nullable [] alert) {
            later.put(key, alert);
        }

        @Override
        public List<KeyValue<String, byte[]>> kept(@Nullable String until) {
            try (var kept = until == null ? later.all() : later.range(null, until)) {
                return list(kept);
            }
        }

        private static List<KeyValue<String, byte[]>> list(Iterator<KeyValue<String, byte[]>> kept) {
            List<KeyValue<String, byte[]>> list = new ArrayList<>();
            kept.forEachRemaining(list::add);
            return list;
        }
    }

    record OnHeap(Days stories, NavigableMap<String, byte[]> later) implements AlertKeep {
        @Override
        public void later(String key, byte @Nullable [] alert) {
            if (alert == null) {
                later.remove(key);
            } else {
                later.put(key, alert);
            }
        }

        @Override
        public List<KeyValue<String, byte[]>> kept(@Nullable String until) {
            return (until == null ? later : later.headMap(until, true))
                    .entrySet().stream()
                            .map(entry -> KeyValue.pair(entry.getKey(), entry.getValue()))
                            .toList();
        }
    }
}
