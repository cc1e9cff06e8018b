package dev.telex.press.story;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;

/// The words of time in a story: relative days, the clock, the date of the dateline.
final class Moment {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm", Locale.ENGLISH);

    private Moment() {}

    static LocalDateTime local(Instant instant, double utcOffset) {
        return instant.atOffset(ZoneOffset.ofTotalSeconds((int) (utcOffset * 3600)))
                .toLocalDateTime();
    }

    static Map<String, Fact> words(LocalDateTime time) {
        return Map.of(
                "day", words(weekday(time)),
                "yesterday", words(weekday(time.minusDays(1))),
                "tomorrow", words(weekday(time.plusDays(1))),
                "later", words(weekday(time.plusDays(3))),
                "daypart", words(weekday(time) + " " + daypart(time.getHour())),
                "clock", words(CLOCK.format(time) + (time.getHour() < 12 ? " a.m." : " p.m.")),
                "month", words(time.plusMonths(1).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
                "lastmonth", words(time.minusMonths(1).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
                "lastyear", words(String.valueOf(time.getYear() - 1)));
    }

    /// `NAIROBI, Nov 22 (Kestrel Wire)`.
    static String dateline(String city, LocalDateTime time, String credit) {
        return city.toUpperCase(Locale.ENGLISH) + ", " + DATE.format(time) + " (" + credit + ")";
    }

    private static String weekday(LocalDateTime time) {
        return time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String daypart(int hour) {
        if (hour < 5 || hour > 21) {
            return "night";
        }
        if (hour < 12) {
            return "morning";
        }
        return hour < 18 ? "afternoon" : "evening";
    }

    private static Fact words(String words) {
        return new Fact.Words(words);
    }
}
