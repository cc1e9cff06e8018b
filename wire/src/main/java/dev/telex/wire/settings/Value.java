package dev.telex.wire.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what a user wrote into the type of a setting; what cannot be turned says what was expected.
final class Value {
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");

    private Value() {}

    static Object parse(String text, Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> text;
            case "boolean" -> truth(text);
            case "int" -> Math.toIntExact(number(text));
            case "long" -> number(text);
            case "Duration" -> duration(text);
            case "DataSize" -> DataSize.parse(text);
            case "Path" -> Path.of(text);
            case "URI" -> URI.create(text);
            case "List" -> list(text);
            default -> throw new IllegalStateException("no setting can be a " + type.getName());
        };
    }

    /// As [#parse] reads it: "30s", not "PT30S".
    static String print(Object value) {
        return switch (value) {
            case Duration duration -> print(duration);
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

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expected a duration, as in 500ms, 30s, 5m, 4h or 7d", e);
        }
    }

    private static String print(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds != 0 && seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds != 0 && seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
