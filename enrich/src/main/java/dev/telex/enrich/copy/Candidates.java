package dev.telex.enrich.copy;

import java.util.Arrays;

/// Articles that share keys with the one that is looked up, by how many keys they share.
///
/// Filled again for each article: no two threads may share one.
final class Candidates {
    private static final int SLOTS = 1 << 10;
    private static final int MOST = SLOTS / 2;

    private final Shelf shelf;
    private final Postings postings;
    private final int[] found = new int[Postings.BUCKET];
    private final int[] slotOf = new int[MOST];
    private final int[] places = new int[SLOTS];
    private final int[] hits = new int[SLOTS];
    private int size;

    Candidates(Shelf shelf, Postings postings) {
        this.shelf = shelf;
        this.postings = postings;
        Arrays.fill(places, -1);
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            places[slotOf[i]] = -1;
        }
        size = 0;
    }

    void lookUp(int key) {
        for (int n = postings.find(key, found) - 1; n >= 0; n--) {
            hit(found[n]);
        }
    }

    /// Takes out the one with the most hits, of equals the one seen first; -1 where none is left.
    int takeBest() {
        int best = -1;
        for (int i = 0; i < size; i++) {
            int slot = slotOf[i];
            if (hits[slot] > 0 && (best < 0 || isBetter(slot, best))) {
                best = slot;
            }
        }
        if (best < 0) {
            return -1;
        }
        hits[best] = 0;
        return places[best];
    }

    private boolean isBetter(int slot, int than) {
        return hits[slot] != hits[than] ? hits[slot] > hits[than] : shelf.isOlder(places[slot], places[than]);
    }

    private void hit(int place) {
        int slot = Hash.of(place) & (SLOTS - 1);
        while (places[slot] >= 0 && places[slot] != place) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        if (places[slot] == place) {
            hits[slot]++;
        } else if (size < MOST) {
            places[slot] = place;
            hits[slot] = 1;
            slotOf[size++] = slot;
        }
    }
}
