package dev.telex.enrich.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The few stories among all that an article may belong to: those that are posted under its most telling
/// features.
///
/// What is looked at is bounded: a feature under which very many stories are posted tells nothing and is
/// passed over, and beyond [#MOST_POSTINGS] the less telling features of an article are. A list is read as a
/// whole or not at all, so that its order does not matter.
final class Candidates {
    private static final int MOST_FEATURES = 24;
    private static final int MOST_IN_LIST = 2_000;
    private static final int MOST_POSTINGS = 6_000;
    private static final int MOST_CANDIDATES = 16;

    private float[] sums = new float[1024];
    private int[] touched = new int[1024];
    private int size;

    /// Slots of the stories that share most, by squared weight; of equals, those with the lower hash.
    List<Integer> find(Profile article, Postings postings, long[] hashes) {
        if (sums.length < hashes.length) {
            sums = new float[hashes.length];
        }
        size = 0;
        int looked = 0;
        for (int i = 0; i < Math.min(MOST_FEATURES, article.size()) && looked < MOST_POSTINGS; i++) {
            int count = postings.count(article.features[i]);
            if (count <= MOST_IN_LIST && article.weights[i] > 0) {
                looked += count;
                float square = article.weights[i] * article.weights[i];
                postings.forEach(article.features[i], slot -> touch(slot, square));
            }
        }
        List<Integer> best = best(hashes);
        for (int i = 0; i < size; i++) {
            sums[touched[i]] = 0;
        }
        return best;
    }

    private void touch(int slot, float square) {
        if (sums[slot] == 0) {
            if (size == touched.length) {
                touched = Arrays.copyOf(touched, size * 2);
            }
            touched[size++] = slot;
        }
        sums[slot] += square;
    }

    private List<Integer> best(long[] hashes) {
        List<Integer> best = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int slot = touched[i];
            if (best.size() == MOST_CANDIDATES && !isBetter(slot, best.getLast(), hashes)) {
                continue;
            }
            int at = best.size();
            while (at > 0 && isBetter(slot, best.get(at - 1), hashes)) {
                at--;
            }
            best.add(at, slot);
            if (best.size() > MOST_CANDIDATES) {
                best.removeLast();
            }
        }
        return best;
    }

    private boolean isBetter(int a, int b, long[] hashes) {
        return sums[a] != sums[b] ? sums[a] > sums[b] : hashes[a] < hashes[b];
    }
}
