package dev.telex.enrich.copy;

import java.text.Normalizer;
import java.util.Arrays;

/// What is left of a text to compare it by: its first [#MAX_WORDS] telling words in their order, 15 bits each.
///
/// A word tells if it has a digit, or four letters and more, or is written in a script without spaces, of which
/// each character is a word. Of a word only what survives spelling and typography counts: no case, no
/// diacritics, no vowels but the first letter, no doubled letters, "s" for "z"; so "programme" is "program" and
/// "organization" is "organisation". Of a number all digits count, and separators do not: numbers are what
/// tells one report of earnings from the next.
///
/// Filled again for each article: no two threads may share one.
final class Trace {
    static final int MAX_WORDS = 128;
    /// Set in a number, not set in other words.
    static final int NUMBER = 0x4000;

    private static final int SHORTEST = 4;
    private static final byte[] ASCII = new byte[128];
    private static final byte LETTER = 1;
    private static final byte VOWEL = 2;
    private static final byte DIGIT = 3;

    static {
        for (char c = 'a'; c <= 'z'; c++) {
            ASCII[c] = "aeiouy".indexOf(c) < 0 ? LETTER : VOWEL;
            ASCII[c & ~0x20] = ASCII[c];
        }
        Arrays.fill(ASCII, '0', '9' + 1, DIGIT);
    }

    final char[] words = new char[MAX_WORDS];
    int size;

    private int hash;
    private int letters;
    private int last;
    private boolean number;

    void clear() {
        size = 0;
        startWord();
    }

    /// Adds the telling words of a field, as far as there is room.
    void add(String field) {
        int at = 0;
        while (at < field.length() && size < MAX_WORDS) {
            char c = field.charAt(at);
            if (c < 0x80) {
                addAscii(c, field, at);
                at++;
            } else {
                int codePoint = field.codePointAt(at);
                addOther(codePoint);
                at += Character.charCount(codePoint);
            }
        }
        endWord();
    }

    private void addAscii(char c, String field, int at) {
        switch (ASCII[c]) {
            case LETTER, VOWEL -> addLetter(c | 0x20, ASCII[c] == VOWEL);
            case DIGIT -> addDigit(c);
            default -> {
                if (!(number && (c == '.' || c == ',') && isDigitAt(field, at + 1))) {
                    endWord();
                }
            }
        }
    }

    private static boolean isDigitAt(String field, int at) {
        return at < field.length() && field.charAt(at) >= '0' && field.charAt(at) <= '9';
    }

    private void addOther(int codePoint) {
        if (isMark(codePoint)) {
            return;
        }
        if (!Character.isLetterOrDigit(codePoint)) {
            endWord();
        } else if (isWordByItself(codePoint)) {
            endWord();
            keep(Hash.of(codePoint) & (NUMBER - 1));
        } else if (Character.isDigit(codePoint)) {
            addDigit('0' + Character.digit(codePoint, 10));
        } else {
            addFolded(codePoint);
        }
    }

    private void addFolded(int codePoint) {
        int folded = codePoint < 0x250 || (codePoint >= 0x1E00 && codePoint < 0x1F00)
                ? Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD)
                        .codePointAt(0)
                : codePoint;
        if (folded < 0x80) {
            addLetter(folded | 0x20, ASCII[folded] == VOWEL);
        } else {
            addLetter(Character.toLowerCase(folded), false);
        }
    }

    private void addLetter(int letter, boolean vowel) {
        int c = letter == 'z' ? 's' : letter;
        if (letters++ == 0 || (!vowel && c != last)) {
            hash = hash * 31 + c;
        }
        last = c;
    }

    private void addDigit(int digit) {
        number = true;
        hash = hash * 31 + digit;
        last = digit;
    }

    private void endWord() {
        if (number || letters >= SHORTEST) {
            keep((Hash.of(hash) & (NUMBER - 1)) | (letters == 0 ? NUMBER : 0));
        } else {
            startWord();
        }
    }

    private void keep(int word) {
        if (size < MAX_WORDS) {
            words[size++] = (char) word;
        }
        startWord();
    }

    private void startWord() {
        hash = 0;
        letters = 0;
        last = 0;
        number = false;
    }

    private static boolean isMark(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private static boolean isWordByItself(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
