package dev.telex.enrich.copy;

/// How many texts of the window a phrase is in, and how much it tells therefore.
///
/// A count-min sketch (Cormode and Muthukrishnan, An Improved Data Stream Summary, 2005) of two rows; both
/// cells of a phrase lie in one line of the cache. A phrase is counted once a copy group, as far as its
/// articles are sure copies ([Comparison#sketch]), and counted down when its article leaves. What was counted
/// stands in the sketches: the cells are a function of those in the window, in whatever order they came.
///
/// A count is never too low; it is too high by what else fell into both cells, at most about the mean of all
/// cells. A phrase is common in more texts than [#FEW] plus twice that mean: more than three texts of a small
/// window, more than about one in two thousand of a window of a million.
final class CommonPhrases {
    private static final int LINES = 1 << 16;
    private static final int LINE = 16;
    private static final int FEW = 3;

    private final int[] cells = new int[LINES * LINE];
    private long counted;

    /// All of a text in one short loop, so that the cells, far apart in memory, are fetched several at a time.
    void count(int[] grams, int size, int by) {
        for (int i = 0; i < size; i++) {
            cells[one(grams[i])] += by;
            cells[other(grams[i])] += by;
        }
        counted += (long) by * size;
    }

    /// From 1 for a phrase that is in few texts towards 0 for boilerplate: in inverse proportion to the number
    /// of texts.
    float weight(int gram) {
        float few = few();
        int texts = Math.min(cells[one(gram)], cells[other(gram)]);
        return texts <= few ? 1 : 1 / (1 + texts - few);
    }

    private float few() {
        return FEW + 2 * (float) counted / (LINES * LINE / 2);
    }

    private static int one(int gram) {
        return line(gram) + (gram & (LINE / 2 - 1));
    }

    private static int other(int gram) {
        return line(gram) + LINE / 2 + (gram >>> 3 & (LINE / 2 - 1));
    }

    private static int line(int gram) {
        return (gram >>> 16) * LINE;
    }
}
