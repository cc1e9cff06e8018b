package dev.telex.enrich.watch;

/// Ints above 0, numbered as they come, from 0 on. It is cleared by counting on.
final class Numbering {
    private static final int WIDTH = 3;
    private static final int VALUE = 0;
    private static final int EPOCH = 1;
    private static final int NUMBER = 2;

    /// Side by side, as they are looked at together.
    private int[] slots = new int[(1 << 10) * WIDTH];

    private int epoch = 1;
    private int size;

    void clear() {
        epoch++;
        size = 0;
    }

    /// How many there are: the number of the next one that is new.
    int size() {
        return size;
    }

    /// The number of a value; one that is new comes in.
    int of(int value) {
        if (size * 2 * WIDTH > slots.length) {
            grow();
        }
        int slot = slot(value);
        if (slots[slot + EPOCH] != epoch) {
            put(slot, value, size++);
        }
        return slots[slot + NUMBER];
    }

    private void put(int slot, int value, int number) {
        slots[slot + VALUE] = value;
        slots[slot + EPOCH] = epoch;
        slots[slot + NUMBER] = number;
    }

    private int slot(int value) {
        int count = slots.length / WIDTH;
        int at = (int) ((value * 0x9E3779B97F4A7C15L) >>> 40) & count - 1;
        while (slots[at * WIDTH + EPOCH] == epoch && slots[at * WIDTH + VALUE] != value) {
            at = at + 1 & count - 1;
        }
        return at * WIDTH;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length * 2];
        for (int i = 0; i < old.length; i += WIDTH) {
            if (old[i + EPOCH] == epoch) {
                put(slot(old[i + VALUE]), old[i + VALUE], old[i + NUMBER]);
            }
        }
    }
}
