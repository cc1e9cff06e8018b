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

    /// Linear probing; what is removed is closed up. A slot is the two halves of a key and its value, side by side, as
    /// they are looked at together.
    private static final class Segment {
        private static final int WIDTH = 3;
        private static final int HIGH = 1;
        private static final int VALUE = 2;

        private int[] slots = new int[8 * WIDTH];
        private int size;

        int get(long key) {
            return slots[slot(key) + VALUE];
        }

        void put(long key, int value) {
            if ((size + 1) * 4 > slots.length / WIDTH * 3) {
                grow();
            }
            int slot = slot(key);
            size += slots[slot + VALUE] == NONE ? 1 : 0;
            slots[slot] = (int) key;
            slots[slot + HIGH] = (int) (key >>> 32);
            slots[slot + VALUE] = value;
        }

        void remove(long key) {
            int hole = slot(key);
            if (slots[hole + VALUE] == NONE) {
                return;
            }
            size--;
            for (int at = next(hole); slots[at + VALUE] != NONE; at = next(at)) {
                // It may move back where its home does not lie between the hole and itself.
                if (distance(home(slots[at]), at) >= distance(hole, at)) {
                    System.arraycopy(slots, at, slots, hole, WIDTH);
                    hole = at;
                }
            }
            slots[hole + VALUE] = NONE;
        }

        /// Where a key stands, or would.
        private int slot(long key) {
            int low = (int) key;
            int high = (int) (key >>> 32);
            int at = home(low);
            while (slots[at + VALUE] != NONE && (slots[at] != low || slots[at + HIGH] != high)) {
                at = next(at);
            }
            return at;
        }

        private int home(int low) {
            return (low & slots.length / WIDTH - 1) * WIDTH;
        }

        private int next(int slot) {
            return slot + WIDTH == slots.length ? 0 : slot + WIDTH;
        }

        private int distance(int from, int to) {
            return to >= from ? to - from : to - from + slots.length;
        }

        private void grow() {
            int[] old = slots;
            slots = new int[old.length * 2];
            for (int from = 0; from < old.length; from += WIDTH) {
                if (old[from + VALUE] != NONE) {
                    long key = ((long) old[from + HIGH] << 32) | (old[from] & 0xFFFFFFFFL);
                    System.arraycopy(old, from, slots, slot(key), WIDTH);
                }
            }
        }
    }
}
