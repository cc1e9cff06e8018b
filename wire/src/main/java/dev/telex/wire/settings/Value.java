package dev.telex.wire.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Turns what a user wrote into the type of a setting; what cannot be turned says what was expected.
final class Value {
    private Value() {}

    static Object parse(String text, Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> text;
            case "boolean" -> truth(text);
            case "int", "Integer" -> Math.toIntExact(number(text));
            case "long" -> number(text);
            case "Duration" -> Durations.parse(text);
            case "DataSize" -> DataSize.parse(text);
            case "Path" -> Path.of(text);
            case "Secret" -> Secret.of(text);
            case "URI" -> URI.create(text);
            case "List" -> list(text);
            default -> throw new IllegalStateException("no setting can be a " + type.getName());
        };
    }

    /// As [#parse] reads it: "30s", not "PT30S".
    static String print(Object value) {
        return switch (value) {
            case Duration duration -> Durations.print(duration);
            case List<?> list ->
                String.join(", ", list.stream().map(Object::toString).toList());
            default -> value.toString();
        };
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        };
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number", e);
        }
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
