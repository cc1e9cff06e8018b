package dev.telex.enrich.copy;

import java.util.Arrays;

/// From an article's id to its place on the shelf. A thousand tables, each doubled on its own, so that no
/// article waits for a large one to be copied.
final class Places {
    private static final int TABLES = 1 << 10;
    private static final int SMALLEST = 4;

    private final Shelf shelf;
    private final int[][] tables = new int[TABLES][SMALLEST];
    private final int[] sizes = new int[TABLES];

    Places(Shelf shelf) {
        this.shelf = shelf;
    }

    /// -1 where there is none.
    int find(String id) {
        int hash = hash(id);
        int[] table = tables[number(hash)];
        for (int at = hash & (table.length - 1); table[at] != 0; at = next(table, at)) {
            if (Sketch.id(shelf.get(table[at] - 1)).equals(id)) {
                return table[at] - 1;
            }
        }
        return -1;
    }

    /// @param place where the article already stands
    void add(String id, int place) {
        int hash = hash(id);
        int number = number(hash);
        if (3 * (sizes[number] + 1) > 2 * tables[number].length) {
            grow(number);
        }
        sizes[number]++;
        put(tables[number], hash, place);
    }

    /// To be called while the article still stands in its place.
    void remove(String id, int place) {
        int hash = hash(id);
        int[] table = tables[number(hash)];
        int at = hash & (table.length - 1);
        while (table[at] != place + 1) {
            at = next(table, at);
        }
        sizes[number(hash)]--;
        closeGap(table, at);
    }

    /// Moves up what would no longer be found behind an empty place.
    private void closeGap(int[] table, int gap) {
        table[gap] = 0;
        for (int at = next(table, gap); table[at] != 0; at = next(table, at)) {
            int moved = table[at];
            table[at] = 0;
            put(table, hashAt(moved - 1), moved - 1);
        }
    }

    private void grow(int number) {
        int[] old = tables[number];
        tables[number] = new int[2 * old.length];
        Arrays.stream(old)
                .filter(place -> place != 0)
                .forEach(place -> put(tables[number], hashAt(place - 1), place - 1));
    }

    private static void put(int[] table, int hash, int place) {
        int at = hash & (table.length - 1);
        while (table[at] != 0) {
            at = next(table, at);
        }
        table[at] = place + 1;
    }

    private int hashAt(int place) {
        return hash(Sketch.id(shelf.get(place)));
    }

    private static int next(int[] table, int at) {
        return (at + 1) & (table.length - 1);
    }

    private static int number(int hash) {
        return hash >>> 22;
    }

    private static int hash(String id) {
        return Hash.of(id.hashCode());
    }
}
