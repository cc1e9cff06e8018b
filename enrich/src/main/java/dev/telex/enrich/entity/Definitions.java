package dev.telex.enrich.entity;

import dev.telex.enrich.entity.Candidate.Source;
import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Acronyms that an article introduces in brackets: "the Islamic State (IS)". From then on, and before, they mean that.
///
/// The words before the bracket explain it where their initials spell it, small words left out; where they do not
/// ("the military command for the Middle East (CENTCOM)"), it is a name of its own.
final class Definitions {
    private static final int MOST_LETTERS = 8;

    /// What an acronym stands for.
    ///
    /// @param full the name in the article that explains it; null: none does
    /// @param link whom the dictionary says that it means; null: it says nothing
    record Definition(
            EntityType type,
            @Nullable Candidate full,
            @Nullable EntityLink link) {}

    private final Map<String, Definition> byAcronym = new LinkedHashMap<>();

    static Definitions of(FieldReading title, FieldReading text) {
        var definitions = new Definitions();
        definitions.read(text);
        definitions.read(title);
        return definitions;
    }

    /// An acronym that the article does not explain, of a body that it names.
    void add(String acronym, EntityLink link) {
        byAcronym.putIfAbsent(acronym, new Definition(EntityType.ORG, null, link));
    }

    @Nullable
    Definition of(String acronym) {
        return byAcronym.get(acronym);
    }

    /// The names that explain acronyms, and all acronyms in a field.
    List<Candidate> in(FieldReading field) {
        List<Candidate> found = new ArrayList<>();
        if (byAcronym.isEmpty()) {
            return found;
        }
        byAcronym.values().forEach(definition -> {
            if (definition.full() != null && definition.full().field().isSame(field)) {
                found.add(definition.full());
            }
        });
        FieldWords tokens = field.tokens();
        for (int i = 0; i < tokens.size; i++) {
            Definition definition = tokens.shape[i] == FieldWords.UPPER ? byAcronym.get(tokens.text(i)) : null;
            if (definition != null && !field.shouting()) {
                found.add(Candidate.plain(field, i, i, definition.type(), Confidence.USUAL, Source.DEFINED));
            }
        }
        return found;
    }

    private void read(FieldReading field) {
        FieldWords tokens = field.tokens();
        for (int i = 1; i < tokens.size; i++) {
            if (isBracketed(tokens, i)) {
                define(field, i);
            }
        }
    }

    private static boolean isBracketed(FieldWords tokens, int token) {
        int start = tokens.start[token];
        int end = tokens.end[token];
        return tokens.shape[token] == FieldWords.UPPER
                && end - start <= MOST_LETTERS
                && tokens.text.charAt(start - 1) == '('
                && tokens.text.startsWith(")", end)
                && tokens.start[token] - tokens.end[token - 1] <= 3
                && !NameWords.NO_NAMES.contains(tokens.text(token));
    }

    private void define(FieldReading field, int token) {
        FieldWords tokens = field.tokens();
        String acronym = tokens.text(token);
        if (byAcronym.containsKey(acronym)) {
            return;
        }
        Evidence evidence = Evidence.of(field.tagged(), tokens.start[token], tokens.end[token]);
        EntityType own = typeOf(evidence, EntityType.ORG);
        int first = explanation(tokens, token, acronym);
        if (first >= 0) {
            Evidence of = Evidence.of(field.tagged(), tokens.start[first], tokens.end[token - 1]);
            EntityType type = of.isSame(EntityType.PER) ? EntityType.ORG : typeOf(of, EntityType.ORG);
            Candidate full = Candidate.plain(field, first, token - 1, type, Confidence.USUAL, Source.DEFINED);
            byAcronym.put(acronym, new Definition(type, full, null));
        } else if (!Character.isDigit(acronym.charAt(acronym.length() - 1)) && acronym.length() > 2) {
            byAcronym.put(acronym, new Definition(own, null, null));
        }
    }

    private static EntityType typeOf(Evidence evidence, EntityType otherwise) {
        EntityType type = evidence.sameType();
        return type == null ? otherwise : type;
    }

    /// The first of the words before a bracket whose initials spell the acronym, -1 where they do not.
    private static int explanation(FieldWords tokens, int bracket, String acronym) {
        int letter = acronym.length() - 1;
        for (int i = bracket - 1; i >= 0 && bracket - i <= 2 * acronym.length() + 2; i--) {
            boolean linked = i == bracket - 1 || isInside(tokens.gap[i + 1]);
            boolean small = NameWords.SMALL.contains(tokens.text(i));
            if (!linked || (tokens.shape[i] == FieldWords.LOWER && !small)) {
                return -1;
            }
            boolean spells = Folding.fold(tokens.text.charAt(tokens.start[i])) == Folding.fold(acronym.charAt(letter));
            if (spells && (!small || tokens.shape[i] != FieldWords.LOWER)) {
                letter--;
            } else if (!small) {
                return -1;
            }
            if (letter < 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isInside(byte gap) {
        return gap == FieldWords.SPACE || gap == FieldWords.HYPHEN || gap == FieldWords.APOSTROPHE;
    }
}
