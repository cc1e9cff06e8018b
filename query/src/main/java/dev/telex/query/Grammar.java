package dev.telex.query;

import dev.telex.query.Query.Everything;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// From text to tree, by recursive descent; the depth is bounded, so that no text can exhaust the stack.
///
///     query       = disjunction …                      one after the other: alternatives, as Lucene has it
///     disjunction = conjunction OR conjunction …
///     conjunction = clause AND clause …
///     clause      = [+ | - | ! | NOT] primary
///     primary     = field : primary | number field (< | <= | > | >= | [ … ]) … | ( query ) [@ count]
///                 | " phrase " [~ slop] | term | *:*   and behind it [^ boost], which changes no match
///
/// Lucene's own parser is not used because it does not say where an error is, does not know `killed:>10`, and goes
/// as deep as the text asks; a test holds the two together on what both know.
final class Grammar {
    private static final int MAX_DEPTH = 100;

    private final Cursor cursor;
    private final Ranges ranges;
    private int depth;

    private Grammar(String text) {
        cursor = new Cursor(text);
        ranges = new Ranges(cursor);
    }

    static Query parse(String text) {
        checkLength(text);
        Grammar grammar = new Grammar(text);
        if (grammar.cursor.atEnd()) {
            throw new RefusedException(0, "the query is empty", "say what is looked for");
        }
        Query query = grammar.query(Meaning.PLAIN).combined(0);
        if (!grammar.cursor.atEnd()) {
            throw new RefusedException(
                    grammar.cursor.position(), "this ) closes nothing", "take it out, or write \\) for the character");
        }
        return query;
    }

    static void checkLength(String text) {
        if (text.length() > QueryLanguage.MAX_LENGTH) {
            throw new RefusedException(
                    QueryLanguage.MAX_LENGTH,
                    "the query has %,d characters, %,d are allowed".formatted(text.length(), QueryLanguage.MAX_LENGTH),
                    "make several of it");
        }
    }

    private Clauses query(Meaning meaning) {
        List<Clause> clauses = new ArrayList<>();
        do {
            clauses.add(disjunction(meaning));
        } while (!cursor.atEnd() && cursor.peek() != ')');
        return new Clauses(clauses);
    }

    private Clause disjunction(Meaning meaning) {
        Clause first = conjunction(meaning);
        if (!cursor.atWord("OR", "||")) {
            return first;
        }
        List<Clause> alternatives = new ArrayList<>(List.of(first));
        while (cursor.takeWord("OR", "||")) {
            alternatives.add(conjunction(meaning));
        }
        for (Clause alternative : alternatives) {
            if (alternative.occurs() == Occurs.NOT) {
                throw new RefusedException(
                        alternative.position(),
                        "this excludes, and stands as an alternative",
                        "write AND NOT, or leave out the OR");
            }
        }
        return new Clause(Occurs.MAY, new Clauses(alternatives).combined(0), first.position(), alternatives);
    }

    private Clause conjunction(Meaning meaning) {
        Clause first = clause(meaning);
        if (!cursor.atWord("AND", "&&")) {
            return first;
        }
        List<Query> parts = new ArrayList<>(List.of(first.asPart()));
        while (cursor.takeWord("AND", "&&")) {
            parts.add(clause(meaning).asPart());
        }
        return Clause.may(Clauses.and(parts), first.position());
    }

    private Clause clause(Meaning meaning) {
        cursor.skipSpace();
        int position = cursor.position();
        Occurs occurs = occurs();
        return new Clause(occurs, primary(meaning), position, List.of());
    }

    private Occurs occurs() {
        int position = cursor.position();
        if (cursor.takeWord("NOT")) {
            return Occurs.NOT;
        }
        if (!cursor.atEnd() && "+-!".indexOf(cursor.peek()) >= 0) {
            Occurs occurs = cursor.next() == '+' ? Occurs.MUST : Occurs.NOT;
            if (cursor.isDone() || Character.isWhitespace(cursor.peek())) {
                throw new RefusedException(
                        position, "a sign without a word", "write the word right behind it, or the sign in quotes");
            }
            return occurs;
        }
        return Occurs.MAY;
    }

    private Query primary(Meaning meaning) {
        Query query = bounded(meaning);
        if (cursor.take('^')) {
            ranges.boost();
        }
        return query;
    }

    private Query bounded(Meaning meaning) {
        if (++depth > MAX_DEPTH) {
            throw new RefusedException(
                    cursor.position(), "more than %d groups in each other".formatted(MAX_DEPTH), "write it flatter");
        }
        try {
            return unmarked(meaning);
        } finally {
            depth--;
        }
    }

    private Query unmarked(Meaning meaning) {
        if (cursor.atEnd()) {
            throw new RefusedException(cursor.position(), "the query ends too early", "say what follows");
        }
        if (cursor.take("*:*")) {
            return new Everything();
        }
        int position = cursor.position();
        return switch (cursor.peek()) {
            case '(' -> group(meaning);
            case '"' -> Phrases.phrase(cursor, meaning);
            case '/' ->
                throw new RefusedException(
                        position, "regular expressions are not offered", "use * and ?, or write \\/ for the character");
            case '[', '{' ->
                throw new RefusedException(
                        position, "a range without a field", "write the field before it: killed:[10 TO 20]");
            case ')', ':', '^', ']', '}', '~', '<', '>' ->
                throw new RefusedException(
                        position,
                        "%s where a word is expected".formatted(cursor.peek()),
                        "say what is looked for, or write \\%s for the character".formatted(cursor.peek()));
            default -> word(meaning, position);
        };
    }

    private Query group(Meaning meaning) {
        int open = cursor.position();
        cursor.next();
        if (!cursor.atEnd() && cursor.peek() == ')') {
            throw new RefusedException(open, "an empty group", "say what is in it, or take it out");
        }
        Clauses clauses = cursor.atEnd() ? new Clauses(List.of()) : query(meaning);
        if (cursor.atEnd()) {
            throw new RefusedException(open, "the group that opens here is never closed", "close it with )");
        }
        cursor.next();
        if (cursor.nextIs('~')) {
            throw new RefusedException(
                    cursor.position(),
                    "nearness is for quotes",
                    "write the alternatives into quotes: \"(quake OR tsunami) (japan OR tokyo)\"~5");
        }
        int at = cursor.position();
        return cursor.take('@') ? clauses.atLeast(ranges.count(at)) : clauses.combined(0);
    }

    private Query word(Meaning meaning, int position) {
        Cursor.Raw raw = cursor.word();
        if (raw.isOperator()) {
            throw new RefusedException(
                    position,
                    "%s has nothing on one side".formatted(raw.text()),
                    "say what it joins, or write \"%s\" for the word"
                            .formatted(raw.text().toLowerCase(Locale.ROOT)));
        }
        if (cursor.nextIs(':')) {
            cursor.next();
            return FieldName.of(raw.text(), position).query(this, meaning);
        }
        if (cursor.nextIs('<') || cursor.nextIs('>')) {
            return FieldName.of(raw.text(), position).query(this, meaning);
        }
        if (cursor.nextIs('~')) {
            throw new RefusedException(
                    cursor.position(),
                    "fuzzy words are not offered",
                    "write the spellings with OR, or use * and ?; nearness is for words in quotes");
        }
        return Phrases.term(raw, meaning);
    }

    /// What a field applies to.
    Query within(Meaning meaning) {
        if (cursor.isDone() || Character.isWhitespace(cursor.peek())) {
            throw new RefusedException(
                    cursor.position(), "a field without a value", "write the value right behind the colon");
        }
        if ("+-!".indexOf(cursor.peek()) >= 0) {
            throw new RefusedException(
                    cursor.position(), "a sign within a field", "write it before the field: -title:word");
        }
        return bounded(meaning);
    }

    Ranges ranges() {
        return ranges;
    }
}
