package dev.telex.enrich.entity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A name in the dictionary and who has it.
///
/// @param spelling as the dictionary writes it
/// @param words    how many
/// @param bearers  the places of this name: countries first, then by population; none for a phrase to pass over
/// @param doubt    why it may be no place at all; null for a name to be trusted
/// @param demonym  whether it means not the place, but who or what is from there
record Name(
        String spelling,
        int words,
        List<KnownPlace> bearers,
        @Nullable Doubt doubt,
        boolean demonym) {

    /// @param strict     a preposition of place is not support enough
    /// @param supporters countries whose naming supports the name, beside its own
    record Doubt(boolean strict, Set<String> supporters) {}

    /// How many times larger a city has to be than the next of its name to be meant wherever no other is spelled
    /// out: Canada in the article does not make London the one in Ontario.
    private static final double DOMINANCE = 3.5;

    KnownPlace first() {
        return bearers.getFirst();
    }

    /// Whether only towns have it, so that its words alone say nothing.
    boolean isWeak() {
        return first().kind() == KnownPlace.Kind.TOWN;
    }

    /// Whether the name means its first bearer unless the article spells out another.
    boolean isClear() {
        return bearers.size() == 1
                || first().isCountry()
                || first().population() > DOMINANCE * bearers.get(1).population();
    }

    /// "US" in a headline in capitals may be the pronoun.
    boolean isPronoun() {
        return spelling.equals("US");
    }
}
