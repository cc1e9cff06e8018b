package dev.telex.enrich.group;

import java.util.Locale;

/// Whether a credit line names a publisher: "AFP" names "afp.com" and "AFP World", "Reuters Staff" names "Reuters".
final class Credits {
    private Credits() {}

    static boolean names(String credit, String publisher) {
        String credited = letters(credit);
        String name = letters(publisher.contains(" ") ? publisher : publisher.split("\\.", -1)[0]);
        return !credited.isEmpty() && !name.isEmpty() && (credited.contains(name) || name.contains(credited));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
