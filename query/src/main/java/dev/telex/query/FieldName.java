package dev.telex.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands before a colon.
sealed interface FieldName {
    /// The query that follows; the cursor is behind the colon, or before a comparison.
    Query query(Grammar grammar, Meaning meaning);

    record OfWords(WordField field) implements FieldName {
        @Override
        public Query query(Grammar grammar, Meaning meaning) {
            return grammar.within(meaning.in(field));
        }
    }

    /// `exact:`, in whatever field it stands; `title.exact:` is `title:exact:`.
    record Exactly(WordField field) implements FieldName {
        @Override
        public Query query(Grammar grammar, Meaning meaning) {
            return grammar.within((field == WordField.ANYWHERE ? meaning : meaning.in(field)).exactly());
        }
    }

    record OfNumbers(NumberField field) implements FieldName {
        @Override
        public Query query(Grammar grammar, Meaning meaning) {
            return grammar.ranges().numbers(field);
        }
    }

    record OfTimes(TimeField field) implements FieldName {
        @Override
        public Query query(Grammar grammar, Meaning meaning) {
            return grammar.ranges().times(field);
        }
    }

    /// @param position of the name
    static FieldName of(String name, int position) {
        return switch (name) {
            case "exact" -> new Exactly(WordField.ANYWHERE);
            case "title.exact" -> new Exactly(WordField.TITLE);
            case "text.exact" -> new Exactly(WordField.TEXT);
            case TrendGrammar.FIELD ->
                throw new RefusedException(
                        position,
                        "trend: asks for bursts, and here articles are asked for",
                        "entity: finds the articles about somebody; a watch for a burst says trend: and nothing else");
            default ->
                named(WordField.values(), name)
                        .filter(field -> field != WordField.ANYWHERE)
                        .<FieldName>map(OfWords::new)
                        .or(() -> named(NumberField.values(), name).map(OfNumbers::new))
                        .or(() -> named(TimeField.values(), name).map(OfTimes::new))
                        .orElseThrow(() -> unknown(name, position));
        };
    }

    private static <E extends Enum<E>> Optional<E> named(E[] fields, String name) {
        return Arrays.stream(fields).filter(field -> name(field).equals(name)).findAny();
    }

    private static String name(Enum<?> field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private static RefusedException unknown(String name, int position) {
        String known = Stream.of(WordField.values(), NumberField.values(), TimeField.values())
                .flatMap(Arrays::stream)
                .filter(field -> field != WordField.ANYWHERE)
                .map(FieldName::name)
                .collect(Collectors.joining(", "));
        return new RefusedException(
                position,
                "no field is called %s".formatted(name),
                "there are exact, %s; put the character after it into quotes, or a \\ before it, where no field is meant"
                        .formatted(known));
    }
}
