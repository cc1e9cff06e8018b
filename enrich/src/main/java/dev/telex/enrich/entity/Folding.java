package dev.telex.enrich.entity;

import java.text.Normalizer;

/// Makes "São", "SAO" and "sao" the same: lower case, without diacritics, one character for one.
final class Folding {
    /// Latin letters with diacritics end before this code point; Vietnamese ones follow at [#VIETNAMESE].
    private static final int LATIN = 0x250;

    private static final int VIETNAMESE = 0x1E00;
    private static final int VIETNAMESE_END = 0x1F00;
    private static final char[] FOLDED = table();

    private Folding() {}

    static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
        }
        if (c < LATIN) {
            return FOLDED[c];
        }
        if (c >= VIETNAMESE && c < VIETNAMESE_END) {
            return FOLDED[c - VIETNAMESE + LATIN];
        }
        return Character.toLowerCase(c);
    }

    /// Whether the character only decorates the one before it, as in decomposed text.
    static boolean isMark(char c) {
        return c >= 0x300 && c <= 0x36F;
    }

    private static char[] table() {
        var table = new char[LATIN + VIETNAMESE_END - VIETNAMESE];
        for (int i = 0; i < table.length; i++) {
            char c = (char) (i < LATIN ? i : i - LATIN + VIETNAMESE);
            table[i] = Character.toLowerCase(
                    Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0));
        }
        // Letters with a stroke have no decomposition.
        String strokes = "ıiłlŁlđdĐdøoØoħhĦh";
        for (int i = 0; i < strokes.length(); i += 2) {
            table[strokes.charAt(i)] = strokes.charAt(i + 1);
        }
        return table;
    }
}
