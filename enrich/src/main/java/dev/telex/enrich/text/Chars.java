package dev.telex.enrich.text;

/// What a character is to the tokenizer. Most text is ASCII, and that a table answers.
final class Chars {
    private static final byte OTHER = 0;
    private static final byte BLANK = 1;
    private static final byte WORD = 2;
    private static final byte[] ASCII = ascii();

    private Chars() {}

    /// White space, control characters, and what is invisible between words. A character by itself, so that
    /// unpaired surrogates do no harm.
    static boolean isBlank(char c) {
        if (c < 0x80) {
            return ASCII[c] == BLANK;
        }
        return c <= 0xA0
                || c == 0xFEFF
                || (c >= 0x2000 && c <= 0x200F && !isJoiner(c))
                || (c >= 0x2028 && c <= 0x202F)
                || c == 0x205F
                || c == 0x3000;
    }

    /// The first character from there on that is not blank, or the end.
    static int skipBlank(String text, int from) {
        int i = from;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /// Whether a letter, digit or mark stands there; false behind the end.
    static boolean isWord(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        if (c < 0x80) {
            return ASCII[c] == WORD;
        }
        int point = Character.isSurrogate(c) ? text.codePointAt(at) : c;
        return Character.isLetterOrDigit(point) || isMark(point);
    }

    static int length(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at)) ? Character.charCount(text.codePointAt(at)) : 1;
    }

    static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019';
    }

    /// Inside words of Persian and of Indian languages, and between emoji.
    private static boolean isJoiner(int point) {
        return point == 0x200C || point == 0x200D;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || isJoiner(point);
    }

    private static byte[] ascii() {
        byte[] kinds = new byte[0x80];
        for (char c = 0; c < 0x80; c++) {
            kinds[c] = Character.isLetterOrDigit(c) ? WORD : c <= ' ' || c == 0x7F ? BLANK : OTHER;
        }
        return kinds;
    }
}
