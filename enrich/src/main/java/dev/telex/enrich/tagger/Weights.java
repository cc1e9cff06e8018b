package dev.telex.enrich.tagger;

import java.util.Arrays;

/// A weight for each feature and each label but "outside", whose weights are 0: only differences between labels
/// count. A feature's row is found by its hash; features that share one have learnt to.
///
/// A weight is a byte, a row two longs, and rows are summed four labels at a time: the bytes of a long are parted
/// into two longs with 16 bits for each, and those are added. Bytes hold a weight plus 128, so nothing
/// carries into the neighbour: 112 features times 255 stay below 65,536.
final class Weights {
    static final int ROW = 16;
    private static final int ZERO = 128;
    private static final long ZEROS = 0x8080808080808080L;
    private static final long EVEN = 0x00FF00FF00FF00FFL;

    private final long[] rows;
    private final int mask;

    Weights(int bits) {
        rows = new long[2 << bits];
        mask = (1 << bits) - 1;
        Arrays.fill(rows, ZEROS);
    }

    int rows() {
        return mask + 1;
    }

    boolean isEmpty(int row) {
        return rows[row * 2] == ZEROS && rows[row * 2 + 1] == ZEROS;
    }

    byte get(int row, int column) {
        return (byte) ((rows[row * 2 + column / 8] >>> (column % 8 * 8)) - ZERO);
    }

    void set(int row, int column, byte weight) {
        int at = row * 2 + column / 8;
        int shift = column % 8 * 8;
        rows[at] = (rows[at] & ~(0xFFL << shift)) | ((long) (weight + ZERO & 0xFF) << shift);
    }

    /// Adds up the rows of features.
    ///
    /// @param scores where the sums go, from `at` on, in the order of labels
    void sum(int[] features, int count, int[] scores, int at) {
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        for (int i = 0; i < count; i++) {
            int row = (features[i] & mask) * 2;
            long low = rows[row];
            long high = rows[row + 1];
            a += low & EVEN;
            b += low >>> 8 & EVEN;
            c += high & EVEN;
            d += high >>> 8 & EVEN;
        }
        int zero = ZERO * count;
        scores[at] = 0;
        spread(a, zero, scores, at + 1);
        spread(b, zero, scores, at + 2);
        spread(c, zero, scores, at + 9);
        spread(d, zero, scores, at + 10);
    }

    private static void spread(long sums, int zero, int[] scores, int at) {
        scores[at] = (int) (sums & 0xFFFF) - zero;
        scores[at + 2] = (int) (sums >>> 16 & 0xFFFF) - zero;
        scores[at + 4] = (int) (sums >>> 32 & 0xFFFF) - zero;
        scores[at + 6] = (int) (sums >>> 48) - zero;
    }
}
