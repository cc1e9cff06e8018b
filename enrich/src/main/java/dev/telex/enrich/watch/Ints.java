package dev.telex.enrich.watch;

import java.util.Arrays;

/// A list of ints that is emptied and filled again for each article.
final class Ints {
    private int[] values = new int[1024];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /// Drops all but the first `to`.
    void shorten(int to) {
        size = to;
    }

    int size() {
        return size;
    }

    int get(int i) {
        return values[i];
    }

    void set(int i, int value) {
        values[i] = value;
    }
}
