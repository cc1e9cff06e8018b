package dev.telex.enrich.story;

import dev.telex.enrich.story.WordRanks.Commonness;

/// A word or number of an article, however often it occurs, in small letters.
final class Word {
    private static final Commonness ONE_DIGIT = Commonness.of(0.05);
    private static final Commonness TWO_DIGITS = Commonness.of(0.02);
    private static final Commonness LONGER_NUMBER = Commonness.of(0.003);
    private static final int STEM = 5;

    final String text;
    final boolean number;
    final Commonness commonness;

    /// Of its stem: a feature.
    final int hash;

    /// How the article writes it, where that says something: capital inside a phrase, capital at its start,
    /// small.
    private int capitalInside;

    private int capitalAtStart;
    private int small;

    Word(String text, boolean number, WordRanks ranks) {
        this.text = text;
        this.number = number;
        this.commonness = !number
                ? ranks.of(text)
                : text.length() == 1 ? ONE_DIGIT : text.length() == 2 ? TWO_DIGITS : LONGER_NUMBER;
        this.hash = hash(text, number);
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

    /// Of the first letters: what languages hang on a word comes behind them. A number is taken whole,
    /// without the commas in it.
    private static int hash(String text, boolean number) {
        int end = number ? text.length() : Math.min(STEM, text.length());
        int hash = number ? 7 : 1;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            hash = c == ',' ? hash : hash * 31 + c;
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
