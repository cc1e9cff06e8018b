package dev.telex.query;

import dev.telex.query.TrendQuery.Name;
import dev.telex.query.TrendQuery.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// From the text of a watch on trends to what is to burst.
///
///     any = all [OR] all …          one after the other: alternatives, as everywhere
///     all = one AND one             a pair
///     one = trend : one | ( any ) | " name " | name
///
/// A name stands within a `trend:`, and nothing but names.
final class TrendGrammar {
    static final String FIELD = "trend";
    private static final int MAX_DEPTH = 100;
    private static final int MAX_SUBJECTS = 1_000;

    private final Cursor cursor;
    private int depth;

    private TrendGrammar(String text) {
        cursor = new Cursor(text);
    }

    /// Whether a watch begins by asking for a trend.
    static boolean isMeant(String text) {
        int at = 0;
        while (at < text.length() && (text.charAt(at) == '(' || Character.isWhitespace(text.charAt(at)))) {
            at++;
        }
        return text.startsWith(FIELD + ':', at);
    }

    static TrendQuery parse(String text) {
        Grammar.checkLength(text);
        TrendGrammar grammar = new TrendGrammar(text);
        List<Subject> any = grammar.any(false);
        if (!grammar.cursor.atEnd()) {
            throw new RefusedException(
                    grammar.cursor.position(), "this ) closes nothing", "take it out, or put the name into quotes");
        }
        return new TrendQuery(any);
    }

    private List<Subject> any(boolean isWithin) {
        Set<Subject> any = new LinkedHashSet<>();
        do {
            any.addAll(all(isWithin));
            if (any.size() > MAX_SUBJECTS) {
                throw tooMany();
            }
        } while (cursor.takeWord("OR", "||") || (!cursor.atEnd() && cursor.peek() != ')'));
        return List.copyOf(any);
    }

    private List<Subject> all(boolean isWithin) {
        List<Subject> all = one(isWithin);
        while (cursor.atWord("AND", "&&")) {
            int position = cursor.position();
            cursor.takeWord("AND", "&&");
            all = together(all, one(isWithin), position);
        }
        return all;
    }

    private List<Subject> together(List<Subject> some, List<Subject> others, int position) {
        if ((long) some.size() * others.size() > MAX_SUBJECTS) {
            throw tooMany();
        }
        List<Subject> pairs = new ArrayList<>();
        for (Subject one : some) {
            for (Subject other : others) {
                Set<Name> names = new LinkedHashSet<>(one.names());
                names.addAll(other.names());
                if (names.size() > 2) {
                    throw new RefusedException(
                            position,
                            "more than two names joined with AND, and trends are of one entity or of a pair",
                            "name two of them, or put a name of several words into quotes");
                }
                pairs.add(new Subject(List.copyOf(names)));
            }
        }
        return pairs;
    }

    private RefusedException tooMany() {
        return new RefusedException(
                cursor.position(), "more than %,d alternatives".formatted(MAX_SUBJECTS), "make several watches of it");
    }

    private List<Subject> one(boolean isWithin) {
        if (cursor.atEnd()) {
            throw new RefusedException(cursor.position(), "the query ends too early", "say what follows");
        }
        if (++depth > MAX_DEPTH) {
            throw new RefusedException(
                    cursor.position(), "more than %d groups in each other".formatted(MAX_DEPTH), "write it flatter");
        }
        try {
            return cursor.nextIs('(') ? group(isWithin) : named(isWithin);
        } finally {
            depth--;
        }
    }

    private List<Subject> group(boolean isWithin) {
        int open = cursor.position();
        cursor.next();
        if (!cursor.atEnd() && cursor.peek() == ')') {
            throw new RefusedException(open, "an empty group", "say what is in it, or take it out");
        }
        List<Subject> any = any(isWithin);
        if (!cursor.take(')')) {
            throw new RefusedException(open, "the group that opens here is never closed", "close it with )");
        }
        return any;
    }

    private List<Subject> named(boolean isWithin) {
        int position = cursor.position();
        boolean isQuoted = cursor.nextIs('"');
        Cursor.Raw raw = isQuoted ? cursor.quoted() : cursor.word();
        if (!isQuoted && raw.text().equals(FIELD) && cursor.take(':')) {
            return value();
        }
        if (!isWithin) {
            throw stranger(raw, position, isQuoted);
        }
        return List.of(new Subject(List.of(name(raw, position, isQuoted))));
    }

    private List<Subject> value() {
        if (cursor.isDone() || Character.isWhitespace(cursor.peek())) {
            throw new RefusedException(
                    cursor.position(), "a field without a value", "write the name right behind the colon");
        }
        return one(true);
    }

    private Name name(Cursor.Raw raw, int position, boolean isQuoted) {
        if (!isQuoted && (raw.text().equals("NOT") || isSigned(raw.text()))) {
            throw new RefusedException(
                    position,
                    "what bursts is asked for, and excludes nothing",
                    "name it without NOT and without a sign");
        }
        if (raw.isOperator()) {
            throw nothingBeside(raw, position);
        }
        if (!isQuoted && cursor.nextIs(':')) {
            throw new RefusedException(
                    position, "a colon in a name", "put the name into quotes: trend:\"geonames:1642911\"");
        }
        if (cursor.nextIs('~') || cursor.nextIs('@') || cursor.nextIs('^')) {
            throw new RefusedException(
                    cursor.position(), "%s behind a name".formatted(cursor.peek()), "take it out: a name is a name");
        }
        if (raw.text().indexOf(Phrases.wildcard('*')) >= 0 || raw.text().indexOf(Phrases.wildcard('?')) >= 0) {
            throw new RefusedException(
                    position, "a wildcard in a name", "write the name, or a word of it, or the entity's id");
        }
        Name name = Name.of(raw.text());
        if (name.words().isEmpty()) {
            throw new RefusedException(
                    position, "no name where one is expected", "name an entity, by name or id: trend:\"New York\"");
        }
        return name;
    }

    private static boolean isSigned(String text) {
        return !text.isEmpty() && "+-!".indexOf(text.charAt(0)) >= 0;
    }

    /// What is not asked of trends.
    private RefusedException stranger(Cursor.Raw raw, int position, boolean isQuoted) {
        if (raw.isOperator() && !raw.text().equals("NOT")) {
            return nothingBeside(raw, position);
        }
        String what = raw.text().isEmpty()
                ? String.valueOf(cursor.peek())
                : Phrases.shown(raw.text()) + (!isQuoted && cursor.nextIs(':') ? ":" : "");
        return new RefusedException(
                position,
                "%s beside trend:, and what bursts is no article of which more could be asked".formatted(what),
                "make a watch of its own for the trend, or put a name of several words into quotes: trend:\"New York\"");
    }

    private static RefusedException nothingBeside(Cursor.Raw raw, int position) {
        return new RefusedException(
                position, "%s has nothing on one side".formatted(raw.text()), "say what it joins, or take it out");
    }
}
