package dev.telex.enrich.entity;

import dev.telex.enrich.text.Frame;
import java.util.BitSet;

/// Reads the words around a name in one field.
///
/// A place name beside another capitalised word that is no place is part of a longer name, most often a person's
/// or a company's. Excepted are words that are capitalised for another reason: the first of a sentence,
/// directions ("West Africa"), months and days, offices ("France President"), and everything where capitals carry
/// no news.
final class Surroundings {
    private final FieldWords tokens;
    private final BitSet named;
    private final int dateline;
    private final boolean telling;

    /// @param named tokens that belong to a name of the dictionary
    Surroundings(FieldWords tokens, BitSet named, boolean isText) {
        this.tokens = tokens;
        this.named = named;
        this.dateline = isText ? dateline(tokens) : 0;
        this.telling = capitalsTell(tokens, dateline);
    }

    int dateline() {
        return dateline;
    }

    /// Whether all capitals are the field's normal style.
    boolean isShouting() {
        return !telling && share(tokens, dateline, FieldWords.UPPER) > 0.7;
    }

    Standing standing(int first, int last, Name name) {
        if (first < dateline) {
            return Standing.DATELINE;
        }
        if (!name.first().isCountry() && isHyphenated(first, last)) {
            return Standing.LEADING;
        }
        if (!telling) {
            return Standing.UNKNOWN;
        }
        boolean acronym = name.spelling().length() <= 4 && tokens.shape[last] != FieldWords.TITLE;
        if (!acronym && continues(last)) {
            return Standing.LEADING;
        }
        if (!acronym && name.words() == 1 && follows(first, name)) {
            return Standing.TRAILING;
        }
        return behind(first);
    }

    private Standing behind(int first) {
        if (first == 0 || tokens.gap[first] != FieldWords.SPACE) {
            return Standing.FREE;
        }
        String before = tokens.text(first - 1);
        if (SentenceWords.PLACE_WORDS.contains(before)
                || (tokens.startsSentence(first - 1) && isPlaceWordAtStart(before))) {
            return Standing.LOCATED;
        }
        boolean inside = before.equals("of")
                && first > 1
                && tokens.gap[first - 1] == FieldWords.SPACE
                && tokens.shape[first - 2] == FieldWords.TITLE
                && !SentenceWords.COMPANIES.contains(tokens.text(first - 2))
                && !tokens.startsSentence(first - 2);
        return inside ? Standing.INSIDE : Standing.FREE;
    }

    private static boolean isPlaceWordAtStart(String word) {
        return SentenceWords.PLACE_WORDS.contains(Character.toLowerCase(word.charAt(0)) + word.substring(1));
    }

    /// "Bristol-Myers", "Allied-Lyons"; but "Paris-Dakar" and "Paris-based".
    private boolean isHyphenated(int first, int last) {
        return (tokens.gapAfter(last) == FieldWords.HYPHEN && isOtherName(last + 1))
                || (tokens.gap[first] == FieldWords.HYPHEN && isOtherName(first - 1));
    }

    private boolean isOtherName(int token) {
        byte shape = tokens.shape[token];
        return !named.get(token) && (shape == FieldWords.TITLE || (shape == FieldWords.UPPER && !telling));
    }

    private boolean continues(int last) {
        int next = last + 1;
        return tokens.gapAfter(last) == FieldWords.SPACE
                && tokens.shape[next] == FieldWords.TITLE
                && !named.get(next)
                && !SentenceWords.OFFICES.contains(tokens.text(next))
                && !SentenceWords.DATES.contains(tokens.text(next));
    }

    private boolean follows(int first, Name name) {
        int before = first - 1;
        if (before < 0 || named.get(before)) {
            return false;
        }
        byte gap = tokens.gap[first];
        if (gap == FieldWords.STOP) {
            // "J. London", "Mr. Jordan"
            return tokens.shape[before] == FieldWords.INITIAL
                    || (tokens.shape[before] == FieldWords.TITLE
                            && !tokens.startsSentence(first)
                            && !isExcused(before, name));
        }
        return gap == FieldWords.SPACE && tokens.shape[before] == FieldWords.TITLE && !isExcused(before, name);
    }

    private boolean isExcused(int before, Name name) {
        String word = tokens.text(before);
        if (SentenceWords.DIRECTIONS.contains(word) || SentenceWords.DATES.contains(word)) {
            return true;
        }
        // Few people are called France; many sentences begin with a word and a country.
        return tokens.startsSentence(before)
                && (SentenceWords.OPENERS.contains(word)
                        || (name.doubt() == null && name.first().isCountry()));
    }

    /// How many words are in the dateline that opens a story.
    private static int dateline(FieldWords tokens) {
        int end = Frame.endOfDateline(tokens.text);
        int token = 0;
        while (token < tokens.size && tokens.end[token] <= end) {
            token++;
        }
        return token;
    }

    /// Whether a capital letter means a name here: not in headlines That Capitalise Each Word, nor in ALL
    /// CAPITALS.
    private static boolean capitalsTell(FieldWords tokens, int from) {
        return share(tokens, from, FieldWords.TITLE) + share(tokens, from, FieldWords.UPPER) < 0.8;
    }

    /// How many of the longer words have a shape, from 0 to 1.
    private static double share(FieldWords tokens, int from, byte shape) {
        int words = 0;
        int shaped = 0;
        for (int i = from; i < Math.min(tokens.size, from + 200); i++) {
            if (tokens.end[i] - tokens.start[i] >= 4 && tokens.shape[i] != FieldWords.NUMBER) {
                words++;
                shaped += tokens.shape[i] == shape ? 1 : 0;
            }
        }
        return words == 0 ? 0 : (double) shaped / words;
    }
}
