package dev.telex.enrich.watch;

import dev.telex.query.Term;
import dev.telex.query.WordField;

/// Where a word is looked for, and how: its field, and whether in any form, exactly, or as a pattern.
@SuppressWarnings("EnumOrdinal") // numbers that never leave this process
final class Shelves {
    /// Title and text, in any form.
    static final int PROSE = 0;

    private static final int EXACT = 32;
    private static final int PATTERN = 64;

    private static final WordField[] FIELDS = WordField.values();

    private Shelves() {}

    static int of(WordField field, Term term) {
        return switch (term) {
            case Term.AnyForm _ -> plain(field);
            case Term.Exact _ -> exact(field);
            case Term.Pattern pattern -> PATTERN | (pattern.exact() ? exact(field) : plain(field));
        };
    }

    static int plain(WordField field) {
        return field.isProse() ? PROSE : field.ordinal();
    }

    static int exact(WordField field) {
        return EXACT | plain(field);
    }

    static int exactOf(int plain) {
        return EXACT | plain;
    }

    /// Where the patterns are that are compared with words of a shelf.
    static int patterns(int shelf) {
        return PATTERN | shelf;
    }

    static boolean isProse(int shelf) {
        return (shelf & ~EXACT) == PROSE;
    }

    /// Of which share of the articles a word of a field that is no prose may be true, as long as nothing else
    /// is known of it.
    static float share(int shelf) {
        return switch (FIELDS[shelf & EXACT - 1]) {
            case LANGUAGE, KIND -> 0.5f;
            case COUNTRY, CATEGORY -> 0.1f;
            case SOURCE -> 0.05f;
            case ANYWHERE, TITLE, TEXT, ENTITY, PLACE -> 0.02f;
        };
    }

    static boolean isPattern(int shelf) {
        return (shelf & PATTERN) != 0;
    }
}
