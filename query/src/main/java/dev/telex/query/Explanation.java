package dev.telex.query;

import dev.telex.query.Query.And;
import dev.telex.query.Query.AtLeast;
import dev.telex.query.Query.Everything;
import dev.telex.query.Query.Not;
import dev.telex.query.Query.Numbers;
import dev.telex.query.Query.Or;
import dev.telex.query.Query.Phrase;
import dev.telex.query.Query.Place;
import dev.telex.query.Query.Times;
import dev.telex.query.Query.Word;
import dev.telex.query.Term.AnyForm;
import dev.telex.query.Term.Exact;
import dev.telex.query.Term.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A query in words, for who wrote it.
final class Explanation {
    private final StringBuilder lines = new StringBuilder();

    private Explanation() {}

    static String of(Query query) {
        Explanation explanation = new Explanation();
        explanation.add(query, 0);
        return explanation.lines.toString();
    }

    private void add(Query query, int depth) {
        switch (query) {
            case Everything _ -> line(depth, "every article");
            case Word(var field, var term) -> line(depth, term(term) + in(field));
            case Phrase(var field, var places, int slop) ->
                line(
                        depth,
                        places.stream().map(Explanation::place).collect(Collectors.joining(", "))
                                + nearness(slop)
                                + in(field));
            case Numbers numbers -> line(depth, numbers(numbers));
            case Times(var field, var from, var to) ->
                line(depth, "%s%s%s".formatted(name(field), time(", from %s on", from), time(", before %s", to)));
            case And(var parts) -> group(depth, "all of", parts);
            case Or(var parts) -> group(depth, "any of", parts);
            case AtLeast(int count, var parts) -> group(depth, "at least %d of".formatted(count), parts);
            case Not(var part) -> group(depth, "not", List.of(part));
        }
    }

    private void group(int depth, String says, List<Query> parts) {
        line(depth, says);
        parts.forEach(part -> add(part, depth + 1));
    }

    private void line(int depth, String text) {
        lines.append("  ".repeat(depth)).append(text).append('\n');
    }

    private static String place(Place place) {
        return place.any().stream().map(Explanation::term).collect(Collectors.joining(" or "));
    }

    private static String term(Term term) {
        return switch (term) {
            case AnyForm(String text) -> text;
            case Exact(String text) -> "exactly " + text;
            case Pattern(String text, boolean exact) -> (exact ? "exactly " : "") + "what looks like " + text;
        };
    }

    private static String nearness(int slop) {
        return slop == 0 ? " side by side" : " within %d moves of a word".formatted(slop);
    }

    private static String in(WordField field) {
        return field == WordField.ANYWHERE ? "" : " in " + name(field);
    }

    private static String numbers(Numbers numbers) {
        String name = name(numbers.field());
        if (numbers.from() == numbers.to()) {
            return "%s is %s".formatted(name, number(numbers.from()));
        }
        String from = numbers.from() == Double.NEGATIVE_INFINITY
                ? ""
                : " %s %s".formatted(numbers.fromIncluded() ? "at least" : "above", number(numbers.from()));
        String to = numbers.to() == Double.POSITIVE_INFINITY
                ? ""
                : " %s %s".formatted(numbers.toIncluded() ? "at most" : "below", number(numbers.to()));
        return name + (from.isEmpty() && to.isEmpty() ? " is there" : from + to);
    }

    private static String number(double number) {
        return number == Math.rint(number) ? "%.0f".formatted(number) : Double.toString(number);
    }

    private static String time(String format, @Nullable Moment moment) {
        return switch (moment) {
            case null -> "";
            case Moment.At(var instant) -> format.formatted(instant);
            case Moment.Ago(var before) -> format.formatted(before.isZero() ? "now" : "now minus " + before);
        };
    }

    private static String name(Enum<?> field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
