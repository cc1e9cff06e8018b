package dev.telex.enrich.copy;

/// The grams by which an article is found again: the least of every few neighbours, so that two texts that
/// share a passage share a key (winnowing: Schleimer, Wilkerson and Aiken, Local Algorithms for Document
/// Fingerprinting, 2003). Every other gram is left out, chosen by its hash, which spares looking it up. How
/// many neighbours depends on the length, so that a short text has all that are left as keys, and no text has
/// many more than [#ABOUT]. Who looks an article up asks for all grams of his own that could be keys, and so
/// needs one key to survive, not a passage.
///
/// Filled again for each article: no two threads may share one.
final class Keys {
    static final int ABOUT = 16;

    final int[] keys = new int[Trace.MAX_WORDS];
    private final int[] grams = new int[Trace.MAX_WORDS];
    int size;

    void choose(byte[] sketch) {
        int count = 0;
        for (int i = 0; i < Sketch.grams(sketch); i++) {
            int gram = Sketch.gram(sketch, i);
            if (isEligible(gram)) {
                grams[count++] = gram;
            }
        }
        choose(count);
    }

    /// Whether the gram can be a key.
    static boolean isEligible(int gram) {
        return order(gram) < 0;
    }

    private void choose(int count) {
        size = 0;
        int window = Math.max(1, 2 * count / ABOUT - 1);
        int chosen = -1;
        for (int begin = 0; begin + window <= count; begin++) {
            if (chosen < begin) {
                chosen = least(begin, begin + window);
                keys[size++] = grams[chosen];
            } else if (order(grams[begin + window - 1]) <= order(grams[chosen])) {
                chosen = begin + window - 1;
                keys[size++] = grams[chosen];
            }
        }
    }

    /// The last of the least ones.
    private int least(int from, int to) {
        int least = from;
        for (int i = from + 1; i < to; i++) {
            if (order(grams[i]) <= order(grams[least])) {
                least = i;
            }
        }
        return least;
    }

    /// Another order than that of the bits that [Postings] goes by.
    private static int order(int gram) {
        return gram * 0x85EBCA6B;
    }
}
