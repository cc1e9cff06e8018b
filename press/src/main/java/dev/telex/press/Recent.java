package dev.telex.press;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// What was made lately: makes it again when it was forgotten.
final class Recent<K, V> {
    private final Function<K, V> maker;
    private final Map<K, V> made;

    Recent(int most, Function<K, V> maker) {
        this.maker = maker;
        this.made = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    V get(K key) {
        synchronized (made) {
            V known = made.get(key);
            if (known != null) {
                return known;
            }
        }
        // Made outside the lock: two threads may make the same, which is the same.
        V value = maker.apply(key);
        synchronized (made) {
            made.put(key, value);
        }
        return value;
    }
}
