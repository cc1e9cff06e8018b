package dev.telex.enrich.group;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Headlines in the form in which two are the same.
final class Normal {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Normal() {}

    /// Letters and digits, in small letters, a space between words.
    static String of(String headline) {
        String folded = Normalizer.normalize(headline, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BETWEEN.matcher(folded).replaceAll(" ").strip();
    }

    /// Whether it says enough to name one article of a publisher: three words, or as much in a script without spaces.
    static boolean isTelling(String normal) {
        boolean hasWords = normal.chars().filter(c -> c == ' ').count() >= 2;
        return hasWords || (normal.length() >= 8 && normal.codePoints().anyMatch(Character::isIdeographic));
    }
}
