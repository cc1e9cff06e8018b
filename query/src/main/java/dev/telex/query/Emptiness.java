package dev.telex.query;

import dev.telex.query.Query.And;
import dev.telex.query.Query.AtLeast;
import dev.telex.query.Query.Everything;
import dev.telex.query.Query.Not;
import dev.telex.query.Query.Numbers;
import dev.telex.query.Query.Or;
import dev.telex.query.Query.Phrase;
import dev.telex.query.Query.Times;
import dev.telex.query.Query.Word;

/// Whether a query is true of an article that has nothing in it: no word, no number, no time.
final class Emptiness {
    private Emptiness() {}

    static boolean matchesEmpty(Query query) {
        return switch (query) {
            case Everything _ -> true;
            case Word _, Phrase _, Numbers _, Times _ -> false;
            case And(var parts) -> parts.stream().allMatch(Emptiness::matchesEmpty);
            case Or(var parts) -> parts.stream().anyMatch(Emptiness::matchesEmpty);
            case Not(var part) -> !matchesEmpty(part);
            case AtLeast(int count, var parts) ->
                parts.stream().filter(Emptiness::matchesEmpty).count() >= count;
        };
    }
}
