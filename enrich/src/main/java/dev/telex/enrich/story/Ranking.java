package dev.telex.enrich.story;

import java.util.Arrays;

/// Orders by weight without a box around each number.
final class Ranking {
    private Ranking() {}

    /// The places of the heaviest, the heaviest first; of equals, the one that stands first.
    ///
    /// @param weights none negative
    static int[] heaviest(float[] weights, int size, int most) {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            // The bits of floats from 0 on are ordered as the floats are.
            keys[i] = ((long) -Float.floatToIntBits(weights[i]) << 32) | i;
        }
        Arrays.sort(keys);
        int[] places = new int[Math.min(most, size)];
        for (int i = 0; i < places.length; i++) {
            places[i] = (int) keys[i];
        }
        return places;
    }
}
