package dev.telex.enrich.tagger;

/// What the places where an article has a word say of it together: for each word the probabilities of being part of
/// a person's name, of an organisation's, …, and of none, added up. Open addressing, by the word's hash.
final class Votes {
    static final int KINDS = Labels.KINDS;

    private int[] words = new int[64];
    private int[] counts = new int[64];
    private int[] given = new int[64];
    private float[] sums = new float[64 * KINDS];
    private int size;

    /// Where a word is, to be asked for by the other methods until the next new word comes.
    int find(int word) {
        int i = slot(word);
        while (counts[i] != 0 && words[i] != word) {
            i = (i + 1) & (words.length - 1);
        }
        return i;
    }

    private int slot(int word) {
        return (word * 0x9E3779B1) >>> Integer.numberOfLeadingZeros(words.length - 1);
    }

    /// Takes note of one more place with the word. All places are counted before the first probability is added.
    void count(int word) {
        if (size * 2 >= words.length) {
            grow();
        }
        int at = find(word);
        if (counts[at]++ == 0) {
            words[at] = word;
            size++;
        }
    }

    private void grow() {
        int[] oldWords = words;
        int[] oldCounts = counts;
        words = new int[oldWords.length * 2];
        counts = new int[words.length];
        for (int i = 0; i < oldWords.length; i++) {
            if (oldCounts[i] != 0) {
                int at = find(oldWords[i]);
                words[at] = oldWords[i];
                counts[at] = oldCounts[i];
            }
        }
        given = new int[words.length];
        sums = new float[words.length * KINDS];
    }

    int places(int at) {
        return counts[at];
    }

    /// How many of the places have voted.
    int given(int at) {
        return given[at];
    }

    /// Adds the probabilities of all kinds, which stand one after the other.
    void add(int at, float[] probabilities, int from) {
        given[at]++;
        for (int kind = 0; kind < KINDS; kind++) {
            sums[at * KINDS + kind] += probabilities[from + kind];
        }
    }

    float sum(int at, int kind) {
        return sums[at * KINDS + kind];
    }
}
