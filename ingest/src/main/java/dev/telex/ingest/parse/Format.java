package dev.telex.ingest.parse;

import dev.telex.ingest.parse.Scanner.Tag;
import java.util.Locale;
import java.util.Set;

/// What a text is, by its outermost element or its first character.
enum Format {
    /// RSS, RDF, CDF or Atom.
    FEED,
    JSON,
    /// HTML, whatever it shows.
    PAGE,
    UNKNOWN;

    private static final Set<String> HTML = Set.of("html", "head", "body", "meta", "script", "frameset");
    /// How many tags of something else, such as a program's warnings, may stand before the outermost element.
    private static final int MOST_STRAY_TAGS = 200;

    /// @param scanner at the text's start; afterwards on the start tag of the outermost element
    static Format of(String text, Scanner scanner) {
        if (text.stripLeading().startsWith("{")) {
            return JSON;
        }
        int stray = 0;
        for (Tag tag = scanner.next(); tag != Tag.NONE && stray < MOST_STRAY_TAGS; tag = scanner.next()) {
            if (tag == Tag.START) {
                if (scanner.name().term().isStructure()) {
                    return FEED;
                }
                if (HTML.contains(scanner.name().raw().toLowerCase(Locale.ROOT))) {
                    return PAGE;
                }
            }
            stray++;
        }
        return text.stripLeading().regionMatches(true, 0, "<!doctype html", 0, 14) ? PAGE : UNKNOWN;
    }
}
