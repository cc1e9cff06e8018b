package dev.telex.enrich.store;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/// In a window store of Kafka Streams with a window a day, kept in Kafka.
///
/// A value stands in the window of its day, and in no other: so the store forgets days as a whole and never scans,
/// and what is put every day takes no more room than what was put once.
public final class StoredDays implements Days {
    private static final Duration DAY = Duration.ofDays(1);
    private static final long NONE = Long.MIN_VALUE;

    private final WindowStore<String, byte[]> store;
    private final Duration memory;

    /// What was looked for last and where it stands: who puts has mostly got before.
    private @Nullable String looked;

    private @Nullable Instant lookedAt;
    private long day = NONE;

    /// @param name   as given to [#builder]
    /// @param memory as given to [#builder]
    public StoredDays(ProcessingContext context, String name, Duration memory) {
        this.store = context.getStateStore(name);
        this.memory = memory;
    }

    public static StoreBuilder<WindowStore<String, byte[]>> builder(String name, Duration memory) {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(name, memory.plus(DAY), DAY, false), Serdes.String(), Serdes.ByteArray());
    }

    @Override
    public byte @Nullable [] get(String key, Instant now) {
        try (var found = find(key, now)) {
            looked = key;
            lookedAt = now;
            day = found.hasNext() ? found.peekNextKey() : NONE;
            return found.hasNext() ? found.next().value : null;
        }
    }

    @Override
    public void put(String key, byte @Nullable [] value, Instant now) {
        if (!key.equals(looked) || !now.equals(lookedAt)) {
            byte[] _ = get(key, now);
        }
        long today = now.toEpochMilli() - Math.floorMod(now.toEpochMilli(), DAY.toMillis());
        if (day != NONE && day != today) {
            store.put(key, null, day);
        }
        store.put(key, value, today);
        day = value == null ? NONE : today;
    }

    private WindowStoreIterator<byte[]> find(String key, Instant now) {
        return store.backwardFetch(key, now.minus(memory).minus(DAY), now.plus(memory));
    }
}
