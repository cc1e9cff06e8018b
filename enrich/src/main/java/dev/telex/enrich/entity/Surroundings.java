package dev.telex.enrich.entity;

import java.util.BitSet;

/// Reads the words around a name in one field.
///
/// A place name beside another capitalised word that is no place is part of a longer name, most often a person's
/// or a company's. Excepted are words that are capitalised for another reason: the first of a sentence,
/// directions ("West Africa"), months and days, offices ("France President"), and everything where capitals carry
/// no news.
final class Surroundings {
    private final Tokens tokens;
    private final BitSet named;
    private final int dateline;
    private final boolean telling;

    /// @param named tokens that belong to a name of the dictionary
    Surroundings(Tokens tokens, BitSet named, boolean isText) {
        this.tokens = tokens;
        this.named = named;
        this.dateline = isText ? dateline(tokens) : 0;
        this.telling = capitalsTell(tokens, dateline);
    }

    /// Whether all capitals are the field's normal style.
    boolean isShouting() {
        return !telling && share(tokens, dateline, Tokens.UPPER) > 0.7;
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
        boolean acronym = name.spelling().length() <= 4 && tokens.shape[last] != Tokens.TITLE;
        if (!acronym && continues(last)) {
            return Standing.LEADING;
        }
        if (!acronym && name.words() == 1 && follows(first, name)) {
            return Standing.TRAILING;
        }
        return behind(first);
    }

    private Standing behind(int first) {
        if (first == 0 || tokens.gap[first] != Tokens.SPACE) {
            return Standing.FREE;
        }
        String before = tokens.text(first - 1);
        if (SentenceWords.PLACE_WORDS.contains(before)
                || (tokens.startsSentence(first - 1) && isPlaceWordAtStart(before))) {
            return Standing.LOCATED;
        }
        boolean inside = before.equals("of")
                && first > 1
                && tokens.gap[first - 1] == Tokens.SPACE
                && tokens.shape[first - 2] == Tokens.TITLE
                && !SentenceWords.COMPANIES.contains(tokens.text(first - 2))
                && !tokens.startsSentence(first - 2);
        return inside ? Standing.INSIDE : Standing.FREE;
    }

    private static boolean isPlaceWordAtStart(String word) {
        return SentenceWords.PLACE_WORDS.contains(Character.toLowerCase(word.charAt(0)) + word.substring(1));
    }

    /// "Bristol-Myers", "Allied-Lyons"; but "Paris-Dakar" and "Paris-based".
    private boolean isHyphenated(int first, int last) {
        return (tokens.gapAfter(last) == Tokens.HYPHEN && isOtherName(last + 1))
                || (tokens.gap[first] == Tokens.HYPHEN && isOtherName(first - 1));
    }

    private boolean isOtherName(int token) {
        byte shape = tokens.shape[token];
        return !named.get(token) && (shape == Tokens.TITLE || (shape == Tokens.UPPER && !telling));
    }

    private boolean continues(int last) {
        int next = last + 1;
        return tokens.gapAfter(last) == Tokens.SPACE
                && tokens.shape[next] == Tokens.TITLE
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
        if (gap == Tokens.STOP) {
            // "J. London", "Mr. Jordan"
            return tokens.shape[before] == Tokens.INITIAL
                    || (tokens.shape[before] == Tokens.TITLE
                            && !tokens.startsSentence(first)
                            && !isExcused(before, name));
        }
        return gap == Tokens.SPACE && tokens.shape[before] == Tokens.TITLE && !isExcused(before, name);
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

    /// The words of a dateline at the start of a story ("NAIROBI, Nov 22 (Reuters) - …", "KYIV, Ukraine (AP) —
    /// …"): capitals, then within a line a bracket or a dash. 0 where there is none.
    private static int dateline(Tokens tokens) {
        if (tokens.size < 2 || tokens.shape[0] != Tokens.UPPER || tokens.end[0] - tokens.start[0] < 3) {
            return 0;
        }
        int stop = Math.min(tokens.text.length(), 90);
        for (int i = tokens.start[0]; i < stop; i++) {
            char c = tokens.text.charAt(i);
            boolean dash = c == '\u2014' || c == '\u2013' || (c == '-' && isBlank(tokens.text, i - 1));
            if (dash || c == '(') {
                int token = 0;
                while (token < tokens.size && tokens.end[token] <= i) {
                    token++;
                }
                return token;
            }
        }
        return 0;
    }

    private static boolean isBlank(String text, int at) {
        return Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '-';
    }

    /// Whether a capital letter means a name here: not in headlines That Capitalise Each Word, nor in ALL
    /// CAPITALS.
    private static boolean capitalsTell(Tokens tokens, int from) {
        return share(tokens, from, Tokens.TITLE) + share(tokens, from, Tokens.UPPER) < 0.8;
    }

    /// How many of the longer words have a shape, from 0 to 1.
    private static double share(Tokens tokens, int from, byte shape) {
        int words = 0;
        int shaped = 0;
        for (int i = from; i < Math.min(tokens.size, from + 200); i++) {
            if (tokens.end[i] - tokens.start[i] >= 4 && tokens.shape[i] != Tokens.NUMBER) {
                words++;
                shaped += tokens.shape[i] == shape ? 1 : 0;
            }
        }
        return words == 0 ? 0 : (double) shaped / words;
    }
}
