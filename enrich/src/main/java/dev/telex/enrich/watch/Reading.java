package dev.telex.enrich.watch;

import dev.telex.query.words.WordForms;
import dev.telex.query.words.Words;
import dev.telex.wire.EnrichedArticle;
import java.util.Arrays;

/// An article as the watches see it: at which positions their words stand.
///
/// Tokens are the words of the article, in the order title, text, other fields' values. Positions count on
/// over all of them, with gaps between title, text and values that no phrase reaches over.
final class Reading {
    /// Wider than any slop and any phrase.
    private static final int GAP = 2048;

    private static final int NONE = -1;

    private final Words words = new Words();
    private final Dictionary dictionary;
    private final Readings readings;

    private int[] positions = new int[1024];
    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private int[] runs = new int[1024];
    private int tokens;
    private int titleTokens;
    private int proseTokens;
    private int position;

    /// By word of the watches: the first of its occurrences.
    private int[] first = new int[0];

    /// A bit for each word of the watches that occurs: a tenth of the room of what stands above.
    private long[] occurring = new long[0];

    private int[] found = new int[1024];
    private int founds;
    private int[] occurrenceToken = new int[2048];
    private int[] occurrenceNext = new int[2048];
    private int occurrences;

    Reading(Dictionary dictionary) {
        this.dictionary = dictionary;
        readings = new Readings(dictionary);
    }

    void read(EnrichedArticle article) {
        clear();
        readings.begin(WordForms.of(article.language()));
        read(Shelves.PROSE, article.title());
        titleTokens = tokens;
        read(Shelves.PROSE, article.text());
        proseTokens = tokens;
        Fields.words(article, (field, value) -> read(Shelves.plain(field), value));
        occur();
    }

    int tokens() {
        return tokens;
    }

    /// How many of the tokens, the first of all, are the title's.
    int titleTokens() {
        return titleTokens;
    }

    /// How many are the title's and the text's.
    int proseTokens() {
        return proseTokens;
    }

    int tokenAt(int position) {
        return Arrays.binarySearch(positions, 0, tokens, position);
    }

    int position(int token) {
        return positions[token];
    }

    /// First character in its field.
    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    /// Where in [#words] the words of the watches stand that a token is, after their number.
    int run(int token) {
        return runs[token];
    }

    int[] words() {
        return readings.runs();
    }

    boolean is(int token, int word) {
        int[] all = readings.runs();
        int run = runs[token];
        for (int i = run + 1; i <= run + all[run]; i++) {
            if (all[i] == word) {
                return true;
            }
        }
        return false;
    }

    /// How many words of the watches occur.
    int founds() {
        return founds;
    }

    int found(int i) {
        return found[i];
    }

    /// The first occurrence of a word; below 0: it does not occur.
    int first(int word) {
        return word < first.length ? first[word] : NONE;
    }

    /// Whether a word occurs.
    boolean has(int word) {
        return (occurring[word >>> 6] >>> word & 1) != 0;
    }

    /// The next occurrence of the same word, further on; below 0: there is none.
    int next(int occurrence) {
        return occurrenceNext[occurrence];
    }

    int token(int occurrence) {
        return occurrenceToken[occurrence];
    }

    private void clear() {
        for (int i = 0; i < founds; i++) {
            first[found[i]] = NONE;
            occurring[found[i] >>> 6] = 0;
        }
        founds = 0;
        tokens = 0;
        position = 0;
        occurrences = 0;
        int bound = dictionary.bound();
        if (bound > first.length) {
            int old = first.length;
            first = Arrays.copyOf(first, bound + bound / 4);
            Arrays.fill(first, old, first.length, NONE);
            occurring = new long[(first.length >>> 6) + 1];
        }
    }

    private void read(int shelf, String text) {
        words.read(text);
        int size = words.size();
        if (tokens + size > positions.length) {
            int length = Math.max(tokens + size, positions.length * 2);
            positions = Arrays.copyOf(positions, length);
            starts = Arrays.copyOf(starts, length);
            ends = Arrays.copyOf(ends, length);
            runs = Arrays.copyOf(runs, length);
        }
        for (int i = 0; i < size; i++) {
            int token = tokens++;
            positions[token] = position++;
            starts[token] = words.start(i);
            ends[token] = words.end(i);
            runs[token] = readings.of(shelf, words.text(), words.start(i), words.end(i));
        }
        position += GAP;
    }

    /// Chains the occurrences of each word, from the last to the first.
    private void occur() {
        int[] all = readings.runs();
        for (int token = tokens - 1; token >= 0; token--) {
            int run = runs[token];
            for (int i = run + 1; i <= run + all[run]; i++) {
                occur(all[i], token);
            }
        }
    }

    private void occur(int word, int token) {
        if (occurrences == occurrenceToken.length) {
            occurrenceToken = Arrays.copyOf(occurrenceToken, occurrences * 2);
            occurrenceNext = Arrays.copyOf(occurrenceNext, occurrences * 2);
        }
        if (first[word] == NONE) {
            if (founds == found.length) {
                found = Arrays.copyOf(found, founds * 2);
            }
            found[founds++] = word;
            occurring[word >>> 6] |= 1L << word;
        }
        occurrenceToken[occurrences] = token;
        occurrenceNext[occurrences] = first[word];
        first[word] = occurrences++;
    }
}
