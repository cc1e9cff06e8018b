package dev.telex.enrich.copy;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The sketches in the window, each at a place that is used again when it has left.
final class Shelf {
    private byte[] @Nullable [] sketches = new byte[1 << 10][];
    private int[] free = new int[1 << 4];
    private int freed;
    private int used;

    int put(byte[] sketch) {
        int place = freed > 0 ? free[--freed] : used++;
        if (place == sketches.length) {
            sketches = Arrays.copyOf(sketches, sketches.length + sketches.length / 2);
        }
        sketches[place] = sketch;
        return place;
    }

    void replace(int place, byte[] sketch) {
        sketches[place] = sketch;
    }

    void remove(int place) {
        sketches[place] = null;
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * free.length);
        }
        free[freed++] = place;
    }

    byte[] get(int place) {
        return Objects.requireNonNull(sketches[place]);
    }

    int size() {
        return used - freed;
    }

    boolean isOlder(int place, int other) {
        return Sketch.compare(get(place), get(other)) < 0;
    }
}
