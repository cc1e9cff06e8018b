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

    /// For a watch: it may ask for bursts, with `trend:` and nothing else. One that asks for articles has to name
    /// something that they must contain: what only excludes would match nearly every article.
    public static WatchParsing parseWatch(String text) {
        if (TrendGrammar.isMeant(text)) {
            return parseTrends(text);
        }
        return switch (parse(text)) {
            case Parsed(Query query)
            when Emptiness.matchesEmpty(query) ->
                new Refused(
                        0,
                        "it matches articles of which it says nothing, because it only excludes",
                        "add what has to be there: word AND NOT other");
            case Parsed parsed -> parsed;
            case Refused refused -> refused;
        };
    }

    private static WatchParsing parseTrends(String text) {
        try {
            return new WatchParsing.OfTrends(TrendGrammar.parse(text));
        } catch (RefusedException e) {
            return e.refused();
        }
    }

    /// The query in words, a line for each part, indented below what it belongs to.
    public static String explain(Query query) {
        return Explanation.of(query);
    }
}
