package dev.telex.query;

import dev.telex.query.Parsing.Parsed;
import dev.telex.query.Parsing.Refused;

/// The door of the language: parse, check, explain.
public final class QueryLanguage {
    /// Longest query, in UTF-16 units.
    public static final int MAX_LENGTH = 100_000;

    private QueryLanguage() {}

    /// For a search: anything may be asked, also for everything.
    public static Parsing parse(String text) {
        try {
            return new Parsed(Grammar.parse(text));
        } catch (RefusedException e) {
            return e.refused();
        }
    }

    /// For a watch, which has to name something that an article must contain: what only excludes would match
    /// nearly every article.
    public static Parsing parseWatch(String text) {
        Parsing parsing = parse(text);
        return parsing instanceof Parsed(Query query) && Emptiness.matchesEmpty(query)
                ? new Refused(
                        0,
                        "it matches articles of which it says nothing, because it only excludes",
                        "add what has to be there: word AND NOT other")
                : parsing;
    }

    /// The query in words, a line for each part, indented below what it belongs to.
    public static String explain(Query query) {
        return Explanation.of(query);
    }
}
