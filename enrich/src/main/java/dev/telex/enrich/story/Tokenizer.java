package dev.telex.enrich.story;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts an article into words, numbers, and pairs of neighbouring characters of scripts that are written
/// without spaces. Marks belong to the letter before them; what is neither letter, mark nor digit parts
/// tokens, unpaired surrogates too. What hangs on an apostrophe ("'s") is left out, and so are single
/// letters.
final class Tokenizer {
    private static final String PHRASE_ENDS = ".!?:;\"\u201C`";
    private static final int FIRST_UNSPACED = 0x0E00;

    final List<Token> tokens = new ArrayList<>(1024);
    private @Nullable Word[] words = new Word[512];
    private int distinct;

    void add(String line, int number) {
        boolean startsPhrase = true;
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            if (!Character.isLetterOrDigit(c)) {
                startsPhrase |= PHRASE_ENDS.indexOf(c) >= 0;
                i += Character.charCount(c);
                continue;
            }
            int end = isUnspaced(c) ? endOfUnspaced(line, i) : endOfWord(line, i);
            if (isUnspaced(c)) {
                addPairs(line, i, end, number);
            } else if (isKept(line, i, end)) {
                boolean capital = Character.isUpperCase(c) || Character.isTitleCase(c);
                tokens.add(new Token(word(line, i, end, Character.isDigit(c)), number, capital, startsPhrase));
            }
            startsPhrase = false;
            i = end;
        }
    }

    private Word word(String line, int from, int to, boolean number) {
        long key = Word.key(line, from, to);
        int place = place(key);
        Word word = words[place];
        if (word == null) {
            word = new Word(key, line, from, to, number);
            words[place] = word;
            if (++distinct * 2 > words.length) {
                grow();
            }
        }
        return word;
    }

    private int place(long key) {
        int place = (int) key & (words.length - 1);
        for (Word word = words[place]; word != null && word.key != key; word = words[place]) {
            place = (place + 1) & (words.length - 1);
        }
        return place;
    }

    private void grow() {
        @Nullable Word[] old = words;
        words = new Word[2 * old.length];
        for (Word word : old) {
            if (word != null) {
                words[place(word.key)] = word;
            }
        }
    }

    private void addPairs(String line, int from, int to, int number) {
        for (int i = from; ; ) {
            int second = line.offsetByCodePoints(i, 1);
            if (second >= to) {
                return;
            }
            int end = line.offsetByCodePoints(second, 1);
            tokens.add(new Token(word(line, i, end, false), number, false, false));
            i = second;
        }
    }

    private static boolean isKept(String line, int from, int to) {
        boolean hangs = from > 1
                && (line.charAt(from - 1) == '\'' || line.charAt(from - 1) == '\u2019')
                && Character.isLetterOrDigit(line.charAt(from - 2));
        return !hangs && (to - from > 1 || Character.isDigit(line.charAt(from)));
    }

    /// Also "6.1" and "35,000" are one.
    private static int endOfWord(String line, int from) {
        boolean number = Character.isDigit(line.codePointAt(from));
        int i = from;
        while (i < line.length()) {
            int c = line.codePointAt(i);
            if (isUnspaced(c) || !(Character.isLetterOrDigit(c) || isMark(c) || (number && isInside(line, i)))) {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    /// Whether a point or comma stands before a digit.
    private static boolean isInside(String line, int at) {
        char c = line.charAt(at);
        return (c == '.' || c == ',') && at + 1 < line.length() && Character.isDigit(line.charAt(at + 1));
    }

    private static int endOfUnspaced(String line, int from) {
        int i = from;
        while (i < line.length() && (isUnspaced(line.codePointAt(i)) || isMark(line.codePointAt(i)))) {
            i += Character.charCount(line.codePointAt(i));
        }
        return i;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isUnspaced(int c) {
        if (c < FIRST_UNSPACED) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
