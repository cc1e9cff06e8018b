package dev.telex.enrich.copy;

import java.util.Arrays;

/// The grams of one article, three telling words each, and where they are met again in another.
///
/// Filled again for each article: no two threads may share one.
final class Grams {
    static final int WORDS = 3;

    private static final int SLOTS = 1 << 9;
    private static final int MAX = Trace.MAX_WORDS - WORDS + 1;

    /// The hash of each gram, by the position of its first word.
    final int[] hash = new int[MAX];

    private final boolean[] repeats = new boolean[MAX];
    private final short[] positionAt = new short[SLOTS];
    private final int[] metIn = new int[MAX];
    int size;
    private int meeting;

    void read(char[] words, int length) {
        Arrays.fill(positionAt, (short) 0);
        Arrays.fill(metIn, 0);
        meeting = 0;
        size = Math.max(0, length - WORDS + 1);
        for (int i = 0; i < size; i++) {
            hash[i] = Hash.of(words[i], words[i + 1], words[i + 2]);
            repeats[i] = !put(i);
        }
    }

    /// Whether the gram stands further up in the same text.
    boolean isRepeat(int position) {
        return repeats[position];
    }

    /// From here on, what is met is met in another text.
    void startMeeting() {
        meeting++;
    }

    /// The position of a gram if it is met for the first time in the other text, else -1.
    int meet(int gram) {
        int position = find(gram);
        if (position < 0 || metIn[position] == meeting) {
            return -1;
        }
        metIn[position] = meeting;
        return position;
    }

    boolean isMet(int position) {
        return metIn[position] == meeting;
    }

    private boolean put(int position) {
        int slot = home(hash[position]);
        while (positionAt[slot] != 0) {
            if (hash[positionAt[slot] - 1] == hash[position]) {
                return false;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        positionAt[slot] = (short) (position + 1);
        return true;
    }

    private int find(int gram) {
        int slot = home(gram);
        while (positionAt[slot] != 0) {
            int position = positionAt[slot] - 1;
            if (hash[position] == gram) {
                return position;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return -1;
    }

    private static int home(int gram) {
        return gram & (SLOTS - 1);
    }
}
