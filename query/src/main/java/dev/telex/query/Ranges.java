package dev.telex.query;

import dev.telex.query.Query.Numbers;
import dev.telex.query.Query.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The values of number and time fields: `10`, `>10`, `>=10`, `[10 TO 20]`, `{10 TO *]`, `2026-03`, `now-24h`.
final class Ranges {
    private static final String ENDS_VALUE = "()\"^]}~";

    private final Cursor cursor;

    Ranges(Cursor cursor) {
        this.cursor = cursor;
    }

    /// The number behind an @.
    record Count(int value, int position) {}

    /// A range as it is written.
    ///
    /// @param from null: *
    /// @param to   null: *
    private record Written(
            @Nullable String from,
            boolean fromIncluded,
            @Nullable String to,
            boolean toIncluded,
            int position) {}

    /// A stretch of time as people write one: a year, a month, a day, an instant.
    ///
    /// @param end not included
    private record Stretch(Moment start, Moment end) {}

    Query numbers(NumberField field) {
        Written written = written("10, >10, [10 TO 20]");
        return new Numbers(
                field,
                written.from() == null ? Double.NEGATIVE_INFINITY : number(written.from(), written.position()),
                written.fromIncluded(),
                written.to() == null ? Double.POSITIVE_INFINITY : number(written.to(), written.position()),
                written.toIncluded());
    }

    Query times(TimeField field) {
        Written written = written("2026-03-01, >now-24h, [2026-03-01 TO 2026-03-31]");
        Stretch from = written.from() == null ? null : stretch(written.from(), written.position());
        Stretch to = written.to() == null ? null : stretch(written.to(), written.position());
        return new Times(
                field,
                from == null ? null : written.fromIncluded() ? from.start() : from.end(),
                to == null ? null : written.toIncluded() ? to.end() : to.start());
    }

    Count count(int position) {
        String digits = cursor.until(ENDS_VALUE);
        try {
            int count = Integer.parseInt(digits);
            if (count > 0) {
                return new Count(count, position);
            }
        } catch (NumberFormatException _) {
            // refused below
        }
        throw new RefusedException(
                position, "@ is followed by no number above 0", "say how many of the group: (a b c)@2");
    }

    /// Passes over it: a boost says what comes first, not what matches.
    void boost() {
        int position = cursor.position();
        number(cursor.until(ENDS_VALUE), position);
    }

    private Written written(String examples) {
        cursor.skipSpace();
        int position = cursor.position();
        if (cursor.nextIs('[') || cursor.nextIs('{')) {
            return bracketed(position);
        }
        boolean above = cursor.take('>');
        boolean below = !above && cursor.take('<');
        boolean included = cursor.take('=') || !(above || below);
        cursor.skipSpace();
        String value = cursor.until(ENDS_VALUE);
        if (value.isEmpty()) {
            throw new RefusedException(cursor.position(), "a value is missing", "write one, as in " + examples);
        }
        return new Written(below ? null : value, included, above ? null : value, included, position);
    }

    private Written bracketed(int open) {
        boolean fromIncluded = cursor.next() == '[';
        cursor.skipSpace();
        String from = cursor.until("]}");
        boolean two = cursor.takeWord("TO");
        cursor.skipSpace();
        String to = cursor.until("]}");
        cursor.skipSpace();
        if (!two || from.isEmpty() || to.isEmpty() || !(cursor.nextIs(']') || cursor.nextIs('}'))) {
            throw new RefusedException(
                    open, "the range that opens here is not complete", "write [10 TO 20], or * where a bound is open");
        }
        return new Written(
                from.equals("*") ? null : from, fromIncluded, to.equals("*") ? null : to, cursor.next() == ']', open);
    }

    private static double number(String text, int position) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // refused below
        }
        throw new RefusedException(position, "%s is no number".formatted(text), "write digits: 10, 2.5");
    }

    private static Stretch stretch(String text, int position) {
        try {
            return switch (text.startsWith("now") ? 0 : text.length()) {
                case 4 -> days(LocalDate.of(Integer.parseInt(text), 1, 1), 1, 0, 0);
                case 7 -> days(YearMonth.parse(text).atDay(1), 0, 1, 0);
                case 10 -> days(LocalDate.parse(text), 0, 0, 1);
                default -> instant(text);
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
            throw new RefusedException(
                    position,
                    "%s is no time".formatted(text),
                    "write 2026, 2026-03, 2026-03-01, 2026-03-01T12:00:00Z, now, or now-24h (m, h, d, w)");
        }
    }

    private static Stretch days(LocalDate first, int years, int months, int days) {
        return new Stretch(
                start(first), start(first.plusYears(years).plusMonths(months).plusDays(days)));
    }

    private static Moment start(LocalDate day) {
        return new Moment.At(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static Stretch instant(String text) {
        if (text.startsWith("now")) {
            Moment moment = new Moment.Ago(text.length() == 3 ? Duration.ZERO : ago(text));
            return new Stretch(moment, moment);
        }
        Instant instant = OffsetDateTime.parse(text).toInstant();
        return new Stretch(new Moment.At(instant), new Moment.At(instant.plusNanos(1)));
    }

    private static Duration ago(String text) {
        long amount = -Long.parseLong(text.substring(3, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            case 'd' -> Duration.ofDays(amount);
            case 'w' -> Duration.ofDays(Math.multiplyExact(amount, 7));
            default -> throw new DateTimeException(text);
        };
    }
}
