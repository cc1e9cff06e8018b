package dev.telex.enrich.watch;

/// How often words and pairs of neighbours come, learnt from a sample of the articles: so much is known of a
/// word before the first watch names it. Counts of the atoms themselves go on from there.
///
/// A count-min sketch (Cormode and Muthukrishnan, 2005) of two rows: it never says too little, and of a pair
/// that never came it says a little in a full sketch. Nobody's matches depend on it. Later samples weigh
/// more: the weight doubles in 8,192 samples.
final class Rarity {
    private static final int ROW_BITS = 19;
    private static final int ROW = 1 << ROW_BITS;
    /// Samples.
    static final int HALF_LIFE = 8192;

    private static final float HEAVIEST = 1L << 40;

    private final Dictionary dictionary;
    private final float[] counts = new float[2 * ROW];
    private float weight = 1;
    private float total = 1;
    private int samples;

    Rarity(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /// How many samples there were.
    int samples() {
        return samples;
    }

    /// What one sample adds to a count.
    float weight() {
        return weight;
    }

    /// What all samples added.
    float total() {
        return total;
    }

    /// Begins a sample.
    ///
    /// @return by what all counts have to be multiplied before
    float begin() {
        samples++;
        if (samples % HALF_LIFE == 0) {
            weight *= 2;
        }
        float factor = weight > HEAVIEST ? 1 / weight : 1;
        if (factor != 1) {
            weight = 1;
            total *= factor;
            for (int i = 0; i < counts.length; i++) {
                counts[i] *= factor;
            }
        }
        total += weight;
        return factor;
    }

    /// Counts something of the sample, once.
    void count(long hash) {
        counts[first(hash)] += weight;
        counts[second(hash)] += weight;
    }

    /// How often a word of the watches may have come.
    float word(int word) {
        int shelf = dictionary.shelf(word);
        if (Shelves.isPattern(shelf)) {
            return total / 16;
        }
        return Shelves.isProse(shelf) ? prose(word) : total * Shelves.share(shelf);
    }

    /// How often two may have been neighbours.
    float pair(int first, int second) {
        float words = Math.min(word(first), word(second));
        if (words == 0) {
            return 0;
        }
        return Shelves.isProse(dictionary.shelf(first)) && Shelves.isProse(dictionary.shelf(second))
                ? Math.min(words, of(ofPair(dictionary.spelling(first), dictionary.spelling(second))))
                : words / 4;
    }

    static long ofPair(long first, long second) {
        return Hash.mix(first * 31 + second);
    }

    private float prose(int word) {
        return samples == 0 ? 0 : of(dictionary.spelling(word));
    }

    private float of(long hash) {
        return Math.min(counts[first(hash)], counts[second(hash)]);
    }

    private static int first(long hash) {
        return (int) (hash >>> (64 - ROW_BITS));
    }

    private static int second(long hash) {
        return ROW + ((int) hash & ROW - 1);
    }
}
