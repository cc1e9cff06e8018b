package dev.telex.enrich.story;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/// Which slots are due to be looked at, by minute. A slot is in one minute at a time; a story that went on in
/// the meantime is put into a later one when it is looked at, so that joining costs nothing here.
final class Expiry {
    static final long MINUTE = 60_000;

    private final TreeMap<Long, Slots> minutes = new TreeMap<>();

    private static final class Slots {
        int[] slots = new int[4];
        int size;
    }

    void add(long seen, int slot) {
        Slots at = minutes.computeIfAbsent(minute(seen), _ -> new Slots());
        if (at.size == at.slots.length) {
            at.slots = Arrays.copyOf(at.slots, at.size * 2);
        }
        at.slots[at.size++] = slot;
    }

    static long minute(long time) {
        return Math.floorDiv(time, MINUTE);
    }

    /// When the earliest minute begins; there must be one.
    long earliest() {
        return minutes.firstKey() * MINUTE;
    }

    /// Hands out all slots of the minutes that ended before a time.
    void before(long time, IntConsumer due) {
        while (!minutes.isEmpty() && minutes.firstKey() < minute(time)) {
            Slots at = minutes.pollFirstEntry().getValue();
            for (int i = 0; i < at.size; i++) {
                due.accept(at.slots[i]);
            }
        }
    }
}
