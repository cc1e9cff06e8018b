package dev.telex.enrich.tagger;

import dev.telex.enrich.text.Tokens;
import java.util.Arrays;

/// What is read off each token of a sentence once, and used by the features of all tokens around it. Filled again
/// for each sentence.
final class Sentence {
    /// Prefixes and suffixes are read up to this length.
    static final int AFFIX = 4;

    // Capitals: what a token's letters look like.
    static final int LOWER = 0;
    static final int SIGN = 1;
    static final int DIGIT = 2;
    static final int TITLE = 3;
    static final int UPPER = 4;
    static final int INITIAL = 5;
    /// Beside the sentence.
    static final int NOTHING = 6;

    // Casing: what a sentence's letters look like.
    static final int USUAL = 0;
    static final int ALL_CAPITALS = 1;
    static final int HEADLINE = 2;

    private static final int SHAPED = 12;
    private static final int ACRONYM = 4;

    private final HashTable clusters;
    private final HashTable names;
    private int capacity;
    int size;
    int casing;
    int[] length = {};
    int[] word = {};
    int[] exact = {};
    int[] shape = {};
    int[] capital = {};
    int[] coarse = {};
    int[] middling = {};
    int[] fine = {};
    int[] prefix = {};
    int[] suffix = {};
    /// The first and last token of the run of capitalised words that a token belongs to; -1 where it is in none.
    int[] runStart = {};
    int[] runEnd = {};
    /// Of what kinds a known name is that the token is part of, and which part; 0 where it is of none.
    int[] known = {};

    /// @param clusters [WordClusters]
    /// @param names    [KnownNames]
    Sentence(HashTable clusters, HashTable names) {
        this.clusters = clusters;
        this.names = names;
    }

    void read(Tokens tokens, int from, int to) {
        size = to - from;
        grow();
        String text = tokens.text();
        for (int i = 0; i < size; i++) {
            read(i, text, tokens.start(from + i), tokens.end(from + i));
        }
        casing = casing();
        findRuns();
        findNames();
    }

    private void read(int i, String text, int from, int to) {
        length[i] = to - from;
        word[i] = Hash.word(text, from, to);
        exact[i] = Hash.exact(text, from, to);
        shape[i] = shape(text, from, to);
        capital[i] = capital(text, from, to);
        int packed = clusters.find(word[i]);
        coarse[i] = WordClusters.coarse(packed);
        middling[i] = WordClusters.middling(packed);
        fine[i] = WordClusters.fine(packed);
        for (int length = 1; length <= AFFIX; length++) {
            boolean fits = length <= to - from;
            prefix[i * AFFIX + length - 1] = fits ? Hash.word(text, from, from + length) : 0;
            suffix[i * AFFIX + length - 1] = fits ? Hash.word(text, to - length, to) : 0;
        }
    }

    private void grow() {
        if (size <= capacity) {
            return;
        }
        capacity = Math.max(size, 64);
        length = new int[capacity];
        word = new int[capacity];
        exact = new int[capacity];
        shape = new int[capacity];
        capital = new int[capacity];
        coarse = new int[capacity];
        middling = new int[capacity];
        fine = new int[capacity];
        prefix = new int[capacity * AFFIX];
        suffix = new int[capacity * AFFIX];
        runStart = new int[capacity];
        runEnd = new int[capacity];
        known = new int[capacity];
    }

    boolean isCapitalised(int i) {
        return capital[i] >= TITLE;
    }

    /// What tells a capitalised word in one sentence that it is the one of another: its hash, whatever its case; but
    /// "US" is not "us". 0 for all others.
    int name(int i) {
        if (!isCapitalised(i) || capital[i] == INITIAL) {
            return 0;
        }
        boolean acronym = capital[i] == UPPER && (casing != ALL_CAPITALS || length[i] <= ACRONYM);
        return acronym ? exact[i] : word[i];
    }

    /// Small letter, capital, digit or the sign itself, each run of them once: "Xx", "X.X.", "d,d".
    private static int shape(String text, int from, int to) {
        int shape = 17;
        int before = -1;
        for (int i = from; i < Math.min(to, from + SHAPED); i++) {
            int kind = kind(text.charAt(i));
            if (kind != before) {
                shape = shape * 131 + kind;
            }
            before = kind;
        }
        return shape;
    }

    private static int kind(char c) {
        if (c >= 'a' && c <= 'z') {
            return 'x';
        }
        if (c >= 'A' && c <= 'Z') {
            return 'X';
        }
        if (c >= '0' && c <= '9') {
            return 'd';
        }
        return c < 0x80 ? c : Character.isUpperCase(c) ? 'X' : Character.isLetter(c) ? 'x' : 'u';
    }

    private static int capital(String text, int from, int to) {
        int first = kind(text.charAt(from));
        if (first != 'X') {
            return first == 'x' ? LOWER : first == 'd' ? DIGIT : SIGN;
        }
        for (int i = from + 1; i < to; i++) {
            if (kind(text.charAt(i)) == 'x') {
                return TITLE;
            }
        }
        return to - from == 1 ? INITIAL : UPPER;
    }

    /// All capitals, or nearly all words with a capital: then a capital tells nothing.
    private int casing() {
        int words = 0;
        int upper = 0;
        int lower = 0;
        for (int i = 0; i < size; i++) {
            words += capital[i] == LOWER || isCapitalised(i) ? 1 : 0;
            upper += capital[i] == UPPER ? 1 : 0;
            lower += capital[i] == LOWER ? 1 : 0;
        }
        if (words > 1 && upper * 10 >= words * 8) {
            return ALL_CAPITALS;
        }
        return words >= 5 && lower * 10 <= words * 3 ? HEADLINE : USUAL;
    }

    private void findRuns() {
        Arrays.fill(runStart, 0, size, -1);
        for (int i = 0; i < size; i++) {
            if (!isCapitalised(i)) {
                continue;
            }
            int last = i;
            while (last + 1 < size && isCapitalised(last + 1)) {
                last++;
            }
            Arrays.fill(runStart, i, last + 1, i);
            Arrays.fill(runEnd, i, last + 1, last);
            i = last;
        }
    }

    /// The longest names from the left.
    private void findNames() {
        Arrays.fill(known, 0, size, 0);
        for (int i = 0; i < size; i++) {
            if (isCapitalised(i)) {
                i = findName(i);
            }
        }
    }

    /// The last token of the longest name that begins here, or the token itself.
    private int findName(int first) {
        int hash = KnownNames.START;
        int last = first;
        int kinds = 0;
        for (int i = first; i < Math.min(size, first + KnownNames.MOST_WORDS); i++) {
            hash = KnownNames.next(hash, word[i]);
            int found = names.find(hash);
            if ((found & KnownNames.ENDS) != 0) {
                last = i;
                kinds = found & KnownNames.ENDS;
            }
            if ((found & KnownNames.GOES_ON) == 0) {
                break;
            }
        }
        for (int i = first; i <= last && kinds != 0; i++) {
            int part =
                    first == last ? Labels.SINGLE : i == first ? Labels.BEGIN : i == last ? Labels.END : Labels.INSIDE;
            known[i] = kinds * 4 + part;
        }
        return last;
    }
}
