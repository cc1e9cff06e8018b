package dev.telex.enrich.copy;

import java.util.Arrays;

/// The numbers of an article, and how many of them another has: what tells this week's rates from last week's.
///
/// Filled again for each article: no two threads may share one.
final class Numbers {
    private static final int FEW = 3;

    private final long[] own = new long[(Trace.NUMBER >> 6) + 1];
    private final long[] its = new long[own.length];
    private int count;

    void read(char[] words, int length) {
        Arrays.fill(own, 0);
        count = 0;
        for (int i = 0; i < length; i++) {
            if (isNumber(words[i]) && put(own, words[i])) {
                count++;
            }
        }
    }

    /// Whether less than half of the numbers of the one that has fewer are in the other. Fewer than [#FEW]
    /// prove nothing.
    boolean contradict(byte[] sketch) {
        Arrays.fill(its, 0);
        int itsCount = 0;
        int shared = 0;
        for (int i = 0; i < Sketch.length(sketch); i++) {
            int word = Sketch.word(sketch, i);
            if (isNumber(word) && put(its, word)) {
                itsCount++;
                shared += has(own, word) ? 1 : 0;
            }
        }
        int fewer = Math.min(count, itsCount);
        return fewer >= FEW && 2 * shared < fewer;
    }

    private static boolean isNumber(int word) {
        return (word & Trace.NUMBER) != 0;
    }

    private static boolean put(long[] set, int word) {
        boolean isNew = !has(set, word);
        set[(word & (Trace.NUMBER - 1)) >> 6] |= 1L << word;
        return isNew;
    }

    private static boolean has(long[] set, int word) {
        return (set[(word & (Trace.NUMBER - 1)) >> 6] & 1L << word) != 0;
    }
}
