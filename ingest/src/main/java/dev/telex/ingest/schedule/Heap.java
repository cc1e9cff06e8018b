package dev.telex.ingest.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is due, the earliest first. Unlike a [java.util.PriorityQueue] it knows where each entry stands, so
/// that one can be taken out or moved in O(log n); and it needs no object an entry, which counts at 180,000 of
/// them.
///
/// @param <E> stands in one heap at a time
final class Heap<E extends Heap.Entry> {
    private final List<E> entries = new ArrayList<>(2);

    abstract static class Entry {
        private static final int NOWHERE = -1;

        int place = NOWHERE;

        /// In milliseconds since 1970. May change only while the entry stands in no heap, or before [Heap#put].
        abstract long due();
    }

    @Nullable
    E first() {
        return entries.isEmpty() ? null : entries.getFirst();
    }

    /// Puts an entry in, or where it belongs since it changed.
    void put(E entry) {
        if (entry.place == Entry.NOWHERE) {
            entry.place = entries.size();
            entries.add(entry);
        }
        settle(entry);
    }

    /// Takes an entry out, if it is in.
    void remove(E entry) {
        int place = entry.place;
        if (place == Entry.NOWHERE) {
            return;
        }
        entry.place = Entry.NOWHERE;
        E last = entries.removeLast();
        if (place < entries.size()) {
            set(place, last);
            settle(last);
        }
    }

    private void settle(E entry) {
        rise(entry);
        sink(entry);
    }

    private void rise(E entry) {
        while (entry.place > 0) {
            E parent = entries.get((entry.place - 1) / 2);
            if (parent.due() <= entry.due()) {
                return;
            }
            swap(parent, entry);
        }
    }

    private void sink(E entry) {
        for (int child = 2 * entry.place + 1; child < entries.size(); child = 2 * entry.place + 1) {
            E least = entries.get(child);
            if (child + 1 < entries.size() && entries.get(child + 1).due() < least.due()) {
                least = entries.get(child + 1);
            }
            if (entry.due() <= least.due()) {
                return;
            }
            swap(entry, least);
        }
    }

    private void swap(E one, E other) {
        int place = one.place;
        set(other.place, one);
        set(place, other);
    }

    private void set(int place, E entry) {
        entry.place = place;
        entries.set(place, entry);
    }
}
