package dev.telex.enrich.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// On the heap, for a run over a file: nothing is forgotten.
public final class HeapDays implements Days {
    private final Map<String, byte[]> values = new HashMap<>();

    @Override
    public byte @Nullable [] get(String key, Instant now) {
        return values.get(key);
    }

    @Override
    public void put(String key, byte @Nullable [] value, Instant now) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }
}
