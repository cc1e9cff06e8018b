package dev.telex.enrich.copy;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.TreeMap;

/// The places of the articles in the window, by slices of the time they were seen. A slice leaves as a whole,
/// when all of it is out of the window (over the next articles, if it is large): which articles are held does
/// not depend on the order they came in.
final class Slices {
    private static final int SLICES = 1 << 12;

    private final long width;
    private final long held;
    private final TreeMap<Long, Places> slices = new TreeMap<>();
    private long latest = Long.MIN_VALUE;

    Slices(Duration held) {
        this.held = held.toMillis();
        this.width = Math.max(1, this.held / SLICES);
    }

    void add(long seen, int place) {
        latest = Math.max(latest, seen);
        slices.computeIfAbsent(Math.floorDiv(seen, width), _ -> new Places()).add(place);
    }

    /// Takes out an article that is out of the window, if there is one.
    OptionalInt takeExpired() {
        return slices.isEmpty() || slices.firstKey() >= Math.floorDiv(latest - held, width)
                ? OptionalInt.empty()
                : takeOldest();
    }

    /// Takes out the article that came first of the oldest slice.
    OptionalInt takeOldest() {
        var oldest = slices.firstEntry();
        if (oldest == null) {
            return OptionalInt.empty();
        }
        int place = oldest.getValue().take();
        if (oldest.getValue().isEmpty()) {
            slices.remove(oldest.getKey());
        }
        return OptionalInt.of(place);
    }

    private static final class Places {
        private int[] places = new int[4];
        private int from;
        private int to;

        void add(int place) {
            if (to == places.length) {
                places = Arrays.copyOf(places, to + to / 2);
            }
            places[to++] = place;
        }

        int take() {
            return places[from++];
        }

        boolean isEmpty() {
            return from == to;
        }
    }
}
