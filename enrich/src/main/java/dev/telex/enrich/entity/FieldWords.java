package dev.telex.enrich.entity;

import java.util.Arrays;

/// A field cut into words: runs of letters and digits, each with its shape and with what stands before it.
///
/// Names hold punctuation ("Côte d'Ivoire", "U.S.", "Washington, D.C."), so it is not thrown away but kept as the
/// gap between two words. Arrays instead of objects: an article has hundreds of words, and most are only looked
/// at once.
final class FieldWords {
    // Shapes
    static final byte LOWER = 0;
    static final byte TITLE = 1;
    static final byte INITIAL = 2;
    static final byte UPPER = 3;
    static final byte NUMBER = 4;

    // Gaps
    static final byte SPACE = 0;
    static final byte HYPHEN = 1;
    static final byte DOT = 2;
    static final byte STOP = 3;
    static final byte APOSTROPHE = 4;
    static final byte COMMA = 5;
    static final byte BREAK = 6;

    final String text;
    int size;
    int[] start;
    int[] end;
    byte[] shape;
    byte[] gap;

    private FieldWords(String text) {
        this.text = text;
        // A name has few words, and there are many names; of an article's words the usual is five letters long.
        int words = Math.min(text.length() / 5 + 2, 1 << 12);
        start = new int[words];
        end = new int[words];
        shape = new byte[words];
        gap = new byte[words];
    }

    static FieldWords of(String text) {
        var tokens = new FieldWords(text);
        int previous = -1;
        for (int i = 0; i < text.length(); ) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int from = i;
            while (i < text.length() && isWord(text.charAt(i))) {
                i++;
            }
            tokens.add(from, i, previous < 0 ? BREAK : gapOf(text, previous, from));
            previous = i;
        }
        return tokens;
    }

    /// The first token that ends behind a character.
    int from(int at) {
        int found = Arrays.binarySearch(end, 0, size, at + 1);
        return found < 0 ? -found - 1 : found;
    }

    /// The last token that begins before a character.
    int to(int at) {
        int found = Arrays.binarySearch(start, 0, size, at);
        return (found < 0 ? -found - 1 : found) - 1;
    }

    /// Words that fold alike are the same to dictionaries.
    static String folded(String word) {
        var folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            if (!Folding.isMark(word.charAt(i))) {
                folded.append(Folding.fold(word.charAt(i)));
            }
        }
        return folded.toString();
    }

    String text(int token) {
        return text.substring(start[token], end[token]);
    }

    /// The gap behind a token; [#BREAK] behind the last.
    byte gapAfter(int token) {
        return token + 1 < size ? gap[token + 1] : BREAK;
    }

    /// Whether a comma and no more stands before a token; the dot of "D.C." may stand before the comma.
    boolean isComma(int token) {
        return gap[token] == COMMA || text.startsWith("., ", end[token - 1]);
    }

    /// Whether a sentence can begin here. An initial before ("J. London") is no sentence.
    boolean startsSentence(int token) {
        return gap[token] == BREAK || (gap[token] == STOP && shape[token - 1] != INITIAL && !isAbbreviation(token - 1));
    }

    /// Titles and "St." end in a dot that ends no sentence.
    private boolean isAbbreviation(int token) {
        int length = end[token] - start[token];
        return shape[token] == TITLE && length <= 3 && !"Co Inc Ltd".contains(text(token));
    }

    private void add(int from, int to, byte gapBefore) {
        if (size == start.length) {
            start = Arrays.copyOf(start, size * 2);
            end = Arrays.copyOf(end, size * 2);
            shape = Arrays.copyOf(shape, size * 2);
            gap = Arrays.copyOf(gap, size * 2);
        }
        start[size] = from;
        end[size] = to;
        shape[size] = shapeOf(text, from, to);
        gap[size++] = gapBefore;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || Folding.isMark(c);
    }

    private static byte shapeOf(String text, int from, int to) {
        char first = text.charAt(from);
        if (Character.isDigit(first)) {
            return NUMBER;
        }
        if (!Character.isUpperCase(first)) {
            return LOWER;
        }
        if (to - from == 1) {
            return INITIAL;
        }
        for (int i = from + 1; i < to; i++) {
            if (Character.isLowerCase(text.charAt(i))) {
                return TITLE;
            }
        }
        return UPPER;
    }

    private static byte gapOf(String text, int from, int to) {
        char first = text.charAt(from);
        return switch (first) {
            case ' ', '\t', '\n', '\r', '\u00A0' -> isOneSpace(text, from, to) ? SPACE : BREAK;
            case '-', '\u2010', '\u2011' -> to - from == 1 ? HYPHEN : BREAK;
            case '.' -> to - from == 1 ? DOT : isOneSpace(text, from + 1, to) ? STOP : BREAK;
            case '\'', '\u2019' -> to - from == 1 ? APOSTROPHE : BREAK;
            case ',' -> isOneSpace(text, from + 1, to) ? COMMA : BREAK;
            default -> BREAK;
        };
    }

    /// White space that a name may hold: a line break with an indent or a blank line behind it begins a paragraph.
    private static boolean isOneSpace(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean isBlank = Character.isWhitespace(c) || c == '\u00A0';
            boolean endsParagraph = c == '\n' && i + 1 < to;
            if (!isBlank || endsParagraph) {
                return false;
            }
        }
        return from < to;
    }
}
