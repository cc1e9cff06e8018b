package dev.telex.enrich.copy;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The sketches in the window, each at a place that is used again when it has left.
final class Shelf {
    static final long NONE = Long.MIN_VALUE;

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

    /// Null where there is none: a posting may outlive its article, if it was mistaken for another gram's.
    byte @Nullable [] at(int place) {
        return place < sketches.length ? sketches[place] : null;
    }

    /// For places that are known to be taken.
    byte[] get(int place) {
        return Objects.requireNonNull(sketches[place]);
    }

    int size() {
        return used - freed;
    }

    /// A place that is empty is older than any.
    boolean isOlder(int place, int other) {
        byte[] one = at(place);
        byte[] two = at(other);
        return one == null || (two != null && Sketch.compare(one, two) < 0);
    }

    /// The key of the article that agrees with the given bits, or [#NONE].
    long keyOf(int place, int low, int lowMask, int high, int highMask) {
        byte[] sketch = at(place);
        if (sketch == null) {
            return NONE;
        }
        int grams = Sketch.grams(sketch);
        int first = grams == 0 ? 0 : Sketch.word(sketch, 0);
        int second = grams == 0 ? 0 : Sketch.word(sketch, 1);
        for (int i = 0; i < grams; i++) {
            int third = Sketch.word(sketch, i + 2);
            int key = Hash.of(first, second, third);
            if ((key & lowMask) == low && (key & highMask) == high && Keys.isEligible(key)) {
                return key;
            }
            first = second;
            second = third;
        }
        return NONE;
    }
}
