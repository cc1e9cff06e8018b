package dev.telex.ingest.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the dates of feeds: RFC 822 and what passes for it, W3C's profile of ISO 8601 and the rest of it,
/// asctime, and those that blog software once wrote in Korean, Greek, Hungarian and others.
///
/// A date is taken apart into a time of day, a zone, a month's name and numbers; which number is year, month
/// and day follows from their lengths, their order, and the name. What then is no date in the calendar is none
/// at all. A date without a zone is taken for UTC, one without a time for midnight.
final class Dates {
    private static final int LONGEST = 80;
    private static final Pattern EPOCH = Pattern.compile("[1-9]\\d{9}(\\d{3})?");
    /// Before it there were no feeds to say it: an empty field of some program, such as year 1.
    private static final int EARLIEST_YEAR = 1900;

    private final String text;
    private int at;
    private final List<String> numbers = new ArrayList<>();
    private int month;
    private int monthPlace = -1;
    private @Nullable LocalTime time;
    private boolean afternoon;
    private boolean forenoon;
    private boolean nextDay;
    private int zone;
    private boolean dotted;

    private Dates(String text) {
        this.text = text;
    }

    /// Null where it cannot be read.
    static @Nullable Instant instant(@Nullable String date) {
        String text = date == null ? "" : date.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        if (EPOCH.matcher(text).matches()) {
            long since = Long.parseLong(text);
            return text.length() > 11 ? Instant.ofEpochMilli(since) : Instant.ofEpochSecond(since);
        }
        try {
            return new Dates(text).read();
        } catch (DateTimeException e) {
            return null; // 30 February.
        }
    }

    private @Nullable Instant read() {
        while (at < text.length()) {
            char character = text.charAt(at);
            if (isDigit(character)) {
                digits();
            } else if (Character.isLetter(character)) {
                word();
            } else if ((character == '+' || character == '-') && time != null) {
                at++;
                offset(character == '-' ? -1 : 1);
            } else {
                at++;
            }
        }
        LocalDate day = day();
        if (day == null || day.getYear() < EARLIEST_YEAR || day.getYear() > 9999) {
            return null;
        }
        LocalDateTime local = day.atTime(clock()).plusDays(nextDay ? 1 : 0);
        return local.minusMinutes(zone).toInstant(ZoneOffset.UTC);
    }

    private LocalTime clock() {
        LocalTime read = time == null ? LocalTime.MIDNIGHT : time;
        if (afternoon && read.getHour() < 12) {
            return read.plusHours(12);
        }
        return forenoon && read.getHour() == 12 ? read.minusHours(12) : read;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private String run() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private void digits() {
        String run = run();
        char next = at < text.length() ? text.charAt(at) : ' ';
        boolean clock = time == null && (next == ':' || (next == '.' && looksLikeTime())) && run.length() <= 2;
        if (clock) {
            time(number(run), next);
        } else if (time == null && isAfterT(run)) {
            compactTime(run);
        } else if (run.length() == 14 && numbers.isEmpty()) { // 20040708235658
            numbers.add(run.substring(0, 8));
            compactTime(run.substring(8));
        } else {
            dotted |= next == '.';
            numbers.add(run);
        }
    }

    /// "T09" or "T2356": only in ISO 8601, where the date stands before.
    private boolean isAfterT(String run) {
        int before = at - run.length() - 1;
        return before > 0
                && (text.charAt(before) == 'T' || text.charAt(before) == 't')
                && isDigit(text.charAt(before - 1))
                && run.length() <= 6;
    }

    private void compactTime(String run) {
        String padded = (run + "000000").substring(0, 6);
        time(number(padded.substring(0, 2)), number(padded.substring(2, 4)), number(padded.substring(4)), 0);
        fraction();
    }

    /// "12.53.00", which must not be taken for the date "12.05.2004".
    private boolean looksLikeTime() {
        return !numbers.isEmpty() && at + 2 < text.length() && month + numbers.size() > 2;
    }

    private void time(int hour, char separator) {
        at++;
        int minute = number(run());
        int second = 0;
        if (at + 1 < text.length() && text.charAt(at) == separator && isDigit(text.charAt(at + 1))) {
            at++;
            second = number(run());
        }
        time(hour, minute, second, 0);
        fraction();
    }

    private void fraction() {
        if (at + 1 < text.length()
                && (text.charAt(at) == '.' || text.charAt(at) == ',')
                && isDigit(text.charAt(at + 1))) {
            at++;
            String run = (run() + "000000000").substring(0, 9);
            time = time == null ? null : time.withNano(Integer.parseInt(run));
        }
    }

    /// A leap second counts as the second before it, and 24:00 is the next day's midnight.
    private void time(int hour, int minute, int second, int nano) {
        nextDay = hour == 24;
        time = LocalTime.of(
                nextDay ? 0 : hour, minute, Math.min(second, second == 60 || second == 61 ? 59 : second), nano);
    }

    private void word() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        if (word.equals("w") && numbers.size() == 1 && at < text.length() && isDigit(text.charAt(at))) {
            numbers.add("w" + run());
            return;
        }
        int named = DateWords.month(word);
        // "mar., 05 ene. 2021": the first was a weekday.
        if (named > 0 && (month == 0 || (monthPlace == 0 && numbers.size() == 1))) {
            month = named;
            monthPlace = numbers.size();
        } else if (DateWords.isAfternoon(word)) {
            afternoon = true;
        } else if (DateWords.isForenoon(word)) {
            forenoon = true;
        } else if (time != null && zone == 0) {
            zone = DateWords.zone(word);
        }
    }

    /// "+0100", "+01:00", "+1", also behind a zone's name: "GMT+1".
    private void offset(int sign) {
        String run = run();
        int hours = number(run.length() > 2 ? run.substring(0, run.length() - 2) : run);
        int minutes = run.length() > 2 ? number(run.substring(run.length() - 2)) : 0;
        if (run.length() <= 2 && at + 1 < text.length() && text.charAt(at) == ':' && isDigit(text.charAt(at + 1))) {
            at++;
            minutes = number(run());
        }
        if (run.isEmpty() || hours > 24 || minutes > 59) {
            return; // No zone has it; the day is right all the same.
        }
        zone = sign * (60 * hours + minutes);
    }

    private @Nullable LocalDate day() {
        if (month > 0) {
            return named();
        }
        return switch (numbers.size()) {
            case 0 -> null;
            case 1 -> compact(numbers.getFirst());
            case 2 -> pair(numbers.getFirst(), numbers.get(1));
            default -> triple(numbers.get(0), numbers.get(1), numbers.get(2));
        };
    }

    /// "5 Jan 2004", "Jan 5, 2004", "Jan 5 16:29:06 2004", "2004-Jan-5".
    private @Nullable LocalDate named() {
        if (numbers.size() < 2) {
            boolean year = numbers.size() == 1 && numbers.getFirst().length() == 4;
            return year ? LocalDate.of(number(numbers.getFirst()), month, 1) : null;
        }
        String first = numbers.getFirst();
        String second = numbers.get(1);
        boolean yearFirst = first.length() == 4 || (monthPlace == 1 && number(first) > 31);
        return yearFirst
                ? LocalDate.of(year(first), month, number(second))
                : LocalDate.of(year(second), month, number(first));
    }

    /// "2004", "20040708", "2004190", "04190", "040708".
    private static @Nullable LocalDate compact(String run) {
        return switch (run.length()) {
            case 4 -> LocalDate.of(number(run), 1, 1);
            case 5 -> LocalDate.ofYearDay(year(run.substring(0, 2)), number(run.substring(2)));
            case 6 -> LocalDate.of(year(run.substring(0, 2)), number(run.substring(2, 4)), number(run.substring(4)));
            case 7 -> LocalDate.ofYearDay(number(run.substring(0, 4)), number(run.substring(4)));
            case 8 -> LocalDate.of(number(run.substring(0, 4)), number(run.substring(4, 6)), number(run.substring(6)));
            default -> null;
        };
    }

    /// "2004-07", "2004-190", "2004-W27".
    private static @Nullable LocalDate pair(String year, String rest) {
        if (year.length() != 4) {
            return null;
        }
        if (rest.startsWith("w")) {
            int week = number(rest.substring(1, Math.min(3, rest.length())));
            int weekday = rest.length() > 3 ? number(rest.substring(3)) : 1;
            return week(number(year), week, weekday);
        }
        return rest.length() == 3
                ? LocalDate.ofYearDay(number(year), number(rest))
                : LocalDate.of(number(year), number(rest), 1);
    }

    /// "2004-07-08", "2004-W27-4", "08.07.2004", "07/08/2004" (the American order), "04-07-08".
    private LocalDate triple(String first, String second, String third) {
        if (second.startsWith("w")) {
            return week(number(first), number(second.substring(1)), number(third));
        }
        if (first.length() == 4) {
            return LocalDate.of(number(first), number(second), number(third));
        }
        if (third.length() == 4) {
            boolean dayFirst = dotted || number(first) > 12;
            int month = number(dayFirst ? second : first);
            return LocalDate.of(number(third), month, number(dayFirst ? first : second));
        }
        return LocalDate.of(year(first), number(second), number(third));
    }

    private static LocalDate week(int year, int week, int weekday) {
        return LocalDate.of(year, 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
                .with(ChronoField.DAY_OF_WEEK, weekday);
    }

    /// Two digits are of this century, as long as feeds have been about.
    private static int year(String run) {
        int year = number(run);
        return run.length() > 2 ? year : year < 90 ? 2000 + year : 1900 + year;
    }

    private static int number(String run) {
        return run.isEmpty() || run.length() > 8 ? Integer.MAX_VALUE / 2 : Integer.parseInt(run);
    }
}
