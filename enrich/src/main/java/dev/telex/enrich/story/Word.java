package dev.telex.enrich.story;

import dev.telex.enrich.story.WordRanks.Commonness;
import java.util.Locale;

/// A word or number of an article, however often it occurs, in small letters.
final class Word {
    private static final Commonness ONE_DIGIT = Commonness.of(0.05);
    private static final Commonness TWO_DIGITS = Commonness.of(0.02);
    private static final Commonness LONGER_NUMBER = Commonness.of(0.003);
    private static final int STEM = 5;

    /// What it is told from other words by.
    final long key;

    final boolean number;
    final Commonness commonness;

    /// Of its stem: a feature.
    final int hash;

    /// Where it was met first. Its letters are cut out for the few words only that somebody is told of.
    private final String line;

    private final int from;
    private final int to;

    /// How the article writes it, where that says something: capital inside a phrase, capital at its start,
    /// small.
    private int capitalInside;

    private int capitalAtStart;
    private int small;

    Word(long key, String line, int from, int to, boolean number) {
        this.key = key;
        this.line = line;
        this.from = from;
        this.to = to;
        this.number = number;
        this.commonness = number ? ofNumber(to - from) : WordRanks.NEWS.of(key);
        this.hash = hash(line, from, to, number);
    }

    private static Commonness ofNumber(int digits) {
        return digits == 1 ? ONE_DIGIT : digits == 2 ? TWO_DIGITS : LONGER_NUMBER;
    }

    String text() {
        return line.substring(from, to).toLowerCase(Locale.ROOT);
    }

    void seen(boolean capital, boolean startsPhrase) {
        capitalInside += capital && !startsPhrase ? 1 : 0;
        capitalAtStart += capital && startsPhrase ? 1 : 0;
        small += capital ? 0 : 1;
    }

    /// @param capital how it is written where the question arises, for a word that is seen nowhere else
    boolean isName(boolean capital) {
        if (number) {
            return false;
        }
        if (capitalInside + small > 0) {
            return capitalInside > small;
        }
        return (capital || capitalAtStart > 0) && !commonness.listed();
    }

    /// 64 bits of the letters, whether large or small.
    static long key(String line, int from, int to) {
        long key = 0xCBF29CE484222325L;
        for (int i = from; i < to; i++) {
            key = (key ^ small(line.charAt(i))) * 0x100000001B3L;
        }
        key *= 0x9E3779B97F4A7C15L;
        return key ^ (key >>> 32);
    }

    /// Of the first letters: what languages hang on a word comes behind them. A number is taken whole,
    /// without the commas in it.
    private static int hash(String line, int from, int to, boolean number) {
        int end = number ? to : Math.min(from + STEM, to);
        int hash = number ? 7 : 1;
        for (int i = from; i < end; i++) {
            char c = small(line.charAt(i));
            hash = c == ',' ? hash : hash * 31 + c;
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }

    /// Sigma has another small letter at the end of a word than inside it.
    private static char small(char c) {
        return c < 0x80 ? (c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c) : c == 'ς' ? 'σ' : Character.toLowerCase(c);
    }
}
