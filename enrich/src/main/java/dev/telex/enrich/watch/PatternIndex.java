package dev.telex.enrich.watch;

import dev.telex.query.Term.Pattern;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// Patterns that a word may match: each stands under a few of its own characters, those before its first
/// wildcard if there are three or more, else two or three that stand side by side somewhere in it.
final class PatternIndex {
    private static final int LEAST_PREFIX = 3;
    private static final int MOST_PREFIX = 24;
    private static final int MOST_GRAM = 3;
    private static final int ANYWHERE = 1 << 20;

    private final Dictionary dictionary;
    private final LongTable heads = new LongTable();
    private int[] next = new int[64];
    /// How many patterns of each shelf stand under a prefix of each length, and under a gram of each length.
    private final int[][] prefixes = new int[128][];

    private final int[][] grams = new int[128][];

    PatternIndex(Dictionary dictionary) {
        this.dictionary = dictionary;
        Arrays.fill(prefixes, new int[0]);
        Arrays.fill(grams, new int[0]);
    }

    /// What a pattern stands under.
    private record Key(boolean prefix, String text) {
        static Key of(String pattern) {
            int length = 0;
            while (length < MOST_PREFIX && !isWildcard(pattern.charAt(length))) {
                length++;
            }
            return length >= LEAST_PREFIX ? new Key(true, pattern.substring(0, length)) : gram(pattern);
        }

        private static Key gram(String pattern) {
            int best = 0;
            int longest = 0;
            int start = 0;
            for (int i = 0; i <= pattern.length(); i++) {
                if (i == pattern.length() || isWildcard(pattern.charAt(i))) {
                    if (i - start > longest) {
                        longest = i - start;
                        best = start;
                    }
                    start = i + 1;
                }
            }
            return new Key(false, pattern.substring(best, best + Math.min(longest, MOST_GRAM)));
        }

        long hash(int shelf) {
            return key(prefix, shelf, text, 0, text.length());
        }
    }

    void add(int word, String pattern) {
        if (word >= next.length) {
            next = Arrays.copyOf(next, word + word / 2);
        }
        int shelf = dictionary.shelf(word);
        Key key = Key.of(pattern);
        count(key, shelf, 1);
        long hash = key.hash(shelf);
        next[word] = heads.get(hash);
        heads.put(hash, word);
    }

    void remove(int word, String pattern) {
        int shelf = dictionary.shelf(word);
        Key key = Key.of(pattern);
        count(key, shelf, -1);
        long hash = key.hash(shelf);
        int first = heads.get(hash);
        if (first != word) {
            int before = first;
            while (next[before] != word) {
                before = next[before];
            }
            next[before] = next[word];
        } else if (next[word] == Dictionary.NONE) {
            heads.remove(hash);
        } else {
            heads.put(hash, next[word]);
        }
    }

    /// The patterns of a shelf that a word matches; one may come twice.
    void find(int shelf, String word, IntConsumer found) {
        int[] prefixLengths = prefixes[shelf];
        for (int length = LEAST_PREFIX; length < prefixLengths.length && length <= word.length(); length++) {
            if (prefixLengths[length] > 0) {
                check(heads.get(key(true, shelf, word, 0, length)), word, found);
            }
        }
        int[] gramLengths = grams[shelf];
        for (int length = 1; length < gramLengths.length; length++) {
            for (int start = 0; gramLengths[length] > 0 && start + length <= word.length(); start++) {
                check(heads.get(key(false, shelf, word, start, start + length)), word, found);
            }
        }
    }

    private void check(int first, String word, IntConsumer found) {
        for (int pattern = first; pattern != Dictionary.NONE; pattern = next[pattern]) {
            if (matches(dictionary.text(pattern), word)) {
                found.accept(pattern);
            }
        }
    }

    private void count(Key key, int shelf, int by) {
        int[][] counts = key.prefix() ? prefixes : grams;
        if (counts[shelf].length <= key.text().length()) {
            counts[shelf] = Arrays.copyOf(counts[shelf], key.text().length() + 1);
        }
        counts[shelf][key.text().length()] += by;
    }

    private static long key(boolean prefix, int shelf, String text, int start, int end) {
        return Hash.of(prefix ? shelf : shelf | ANYWHERE, text, start, end);
    }

    private static boolean isWildcard(char c) {
        return c == Pattern.ANY || c == Pattern.ONE;
    }

    /// On a mismatch the last star takes one character more: at most pattern times word steps.
    static boolean matches(String pattern, String word) {
        int p = 0;
        int star = -1;
        int retry = 0;
        int w = 0;
        while (w < word.length()) {
            char c = p < pattern.length() ? pattern.charAt(p) : 0;
            if (c == Pattern.ANY) {
                star = p++;
                retry = w;
            } else if (p < pattern.length() && (c == Pattern.ONE || c == word.charAt(w))) {
                p++;
                w++;
            } else if (star >= 0) {
                p = star + 1;
                w = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == Pattern.ANY) {
            p++;
        }
        return p == pattern.length();
    }
}
