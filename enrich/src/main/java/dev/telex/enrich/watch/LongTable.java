package dev.telex.enrich.watch;

/// From hashes of 64 bits to ints above 0.
///
/// In 256 segments that grow each by itself, so that nobody waits for it to grow: at a million keys one holds
/// 4,000. Keys have to be well mixed; 0 is none.
final class LongTable {
    static final int NONE = 0;

    private static final int SEGMENT_BITS = 8;

    private final Segment[] segments = new Segment[1 << SEGMENT_BITS];

    LongTable() {
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new Segment();
        }
    }

    int get(long key) {
        return segment(key).get(key);
    }

    void put(long key, int value) {
        segment(key).put(key, value);
    }

    void remove(long key) {
        segment(key).remove(key);
    }

    private Segment segment(long key) {
        return segments[(int) (key >>> -SEGMENT_BITS)];
    }

    /// Linear probing; what is removed is closed up.
    private static final class Segment {
        private long[] keys = new long[8];
        private int[] values = new int[8];
        private int size;

        int get(long key) {
            int mask = keys.length - 1;
            for (int i = (int) key & mask; values[i] != NONE; i = i + 1 & mask) {
                if (keys[i] == key) {
                    return values[i];
                }
            }
            return NONE;
        }

        void put(long key, int value) {
            if ((size + 1) * 4 > keys.length * 3) {
                grow();
            }
            int i = slot(key);
            size += values[i] == NONE ? 1 : 0;
            keys[i] = key;
            values[i] = value;
        }

        void remove(long key) {
            int mask = keys.length - 1;
            int hole = slot(key);
            if (values[hole] == NONE) {
                return;
            }
            size--;
            for (int i = hole + 1 & mask; values[i] != NONE; i = i + 1 & mask) {
                int home = (int) keys[i] & mask;
                // It may move back where its home does not lie between the hole and itself.
                if ((i - home & mask) >= (i - hole & mask)) {
                    keys[hole] = keys[i];
                    values[hole] = values[i];
                    hole = i;
                }
            }
            values[hole] = NONE;
        }

        private int slot(long key) {
            int mask = keys.length - 1;
            int i = (int) key & mask;
            while (values[i] != NONE && keys[i] != key) {
                i = i + 1 & mask;
            }
            return i;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldValues = values;
            keys = new long[oldKeys.length * 2];
            values = new int[oldKeys.length * 2];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldValues[i] != NONE) {
                    int slot = slot(oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    values[slot] = oldValues[i];
                }
            }
        }
    }
}
