package dev.telex.enrich.fact;

import dev.telex.wire.Fact;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Finds days and says which they are.
///
/// A wire story tells what has happened: "Thursday" is the last one that was not after the publication, unless the
/// clause says that it lies ahead ("will meet Thursday", "next Thursday"). A day of a month without a year is the one
/// nearest to the publication.
final class Days {
    private static final Map<String, Integer> ENGLISH_DAYS = Map.of("today", 0, "yesterday", -1, "tomorrow", 1);
    private static final Set<String> AHEAD =
            Set.of("will", "next", "due", "scheduled", "set", "plans", "expected", "coming", "upcoming", "'ll");
    /// How far before a day its verb may stand.
    private static final int CLAUSE = 12;

    /// Looking names up in a locale is slow, and languages are few; made-up ones are not kept.
    private static final Map<Locale, Names> KNOWN = new ConcurrentHashMap<>();
    private static final int MOST_KNOWN = 500;

    private final Names names;
    private final @Nullable LocalDate published;

    private Days(Names names, @Nullable LocalDate published) {
        this.names = names;
        this.published = published;
    }

    /// What days and months are called in a language.
    private record Names(Map<String, DayOfWeek> days, Map<String, Month> months, boolean english) {
        static Names of(Locale locale) {
            Map<String, DayOfWeek> days = new HashMap<>();
            for (DayOfWeek day : DayOfWeek.values()) {
                days.put(day.getDisplayName(TextStyle.FULL, locale).toLowerCase(locale), day);
            }
            Map<String, Month> months = new HashMap<>();
            for (Month month : Month.values()) {
                months.put(month.getDisplayName(TextStyle.FULL, locale).toLowerCase(locale), month);
                months.put(
                        month.getDisplayName(TextStyle.FULL_STANDALONE, locale).toLowerCase(locale), month);
                months.put(
                        month.getDisplayName(TextStyle.SHORT, locale)
                                .toLowerCase(locale)
                                .replace(".", ""),
                        month);
            }
            boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
            if (english) {
                months.put("sept", Month.SEPTEMBER);
            }
            return new Names(days, months, english);
        }
    }

    static Days of(Locale language, @Nullable LocalDate published) {
        Locale plain = Locale.of(language.getLanguage());
        Names names = KNOWN.get(plain);
        if (names == null) {
            names = Names.of(plain);
            if (KNOWN.size() < MOST_KNOWN) {
                KNOWN.put(plain, names);
            }
        }
        return new Days(names, published);
    }

    List<Fact> in(Field field) {
        List<Fact> found = new ArrayList<>();
        for (int i = 0; i < field.size(); i++) {
            if (!field.isWord(i)) {
                continue;
            }
            Found day = at(field, i);
            if (day != null) {
                int start = field.tokens().start(i);
                int end = field.tokens().end(day.last);
                found.add(Fact.date(field.name(), start, end, field.text(i, day.last), day.date));
                i = day.last;
            }
        }
        return found;
    }

    private record Found(LocalDate date, int last) {}

    private @Nullable Found at(Field field, int token) {
        String word = field.word(token);
        DayOfWeek day = names.days.get(word);
        if (day != null) {
            return published == null ? null : new Found(weekday(day, field, token, published), token);
        }
        Integer away = names.english ? ENGLISH_DAYS.get(word) : null;
        if (away != null) {
            return published == null ? null : new Found(published.plusDays(away), token);
        }
        Month month = names.months.get(plain(word));
        if (month != null) {
            return Character.isUpperCase(field.first(token)) || !names.english ? dayBehind(field, token, month) : null;
        }
        return Character.isDigit(field.first(token)) ? monthBehind(field, token) : null;
    }

    /// "August 29", "Aug. 29, 2024"
    private @Nullable Found dayBehind(Field field, int token, Month month) {
        int number = field.word(token + 1).equals(".") ? token + 2 : token + 1;
        Integer day = day(field.word(number));
        return day == null ? null : dated(field, number, month, day);
    }

    /// "29 August", "29. August", "29 de agosto"
    private @Nullable Found monthBehind(Field field, int token) {
        Integer day = day(field.word(token));
        if (day == null) {
            return null;
        }
        int at = token + 1;
        while (at < token + 3 && (field.word(at).equals(".") || field.word(at).equals("de"))) {
            at++;
        }
        boolean isName = !names.english || Character.isUpperCase(field.first(at));
        Month month = isName ? names.months.get(plain(field.word(at))) : null;
        if (month == null) {
            return null;
        }
        // "August 29" behind a number is that, and not "30 August": "by 30 August 29 had died" is left alone too.
        return day(field.word(at + 1)) != null ? null : dated(field, at, month, day);
    }

    private @Nullable Found dated(Field field, int last, Month month, int day) {
        int year = field.word(last + 1).equals(",") ? last + 2 : last + 1;
        String digits = field.word(year);
        try {
            if (digits.matches("(19|20)\\d\\d")) {
                return new Found(LocalDate.of(Integer.parseInt(digits), month, day), year);
            }
            return published == null ? null : new Found(nearest(month, day, published), last);
        } catch (DateTimeException _) {
            return null; // "February 31": a slip, or no date at all.
        }
    }

    /// @throws DateTimeException where no month has that day
    private static LocalDate nearest(Month month, int day, LocalDate published) {
        LocalDate nearest = LocalDate.MIN;
        // The 29th of February may be up to eight years away; who names it means one of the next years around.
        for (int year = published.getYear() - 4; year <= published.getYear() + 4; year++) {
            if (day <= month.length(Year.isLeap(year))) {
                LocalDate date = LocalDate.of(year, month, day);
                nearest = distance(date, published) < distance(nearest, published) ? date : nearest;
            }
        }
        if (nearest.equals(LocalDate.MIN)) {
            throw new DateTimeException("%s has no %d".formatted(month, day));
        }
        return nearest;
    }

    private static long distance(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }

    private static LocalDate weekday(DayOfWeek day, Field field, int token, LocalDate published) {
        String before = field.word(token - 1);
        if (before.equals("last")) {
            return published.with(TemporalAdjusters.previous(day));
        }
        return isAhead(field, token)
                ? published.with(
                        before.equals("next") ? TemporalAdjusters.next(day) : TemporalAdjusters.nextOrSame(day))
                : published.with(TemporalAdjusters.previousOrSame(day));
    }

    private static boolean isAhead(Field field, int token) {
        for (int i = token - 1; i >= Math.max(0, token - CLAUSE); i--) {
            if (AHEAD.contains(field.word(i))) {
                return true;
            }
            if (!field.isWord(i) && field.first(i) != '-') {
                return false;
            }
        }
        return false;
    }

    private static @Nullable Integer day(String word) {
        return word.matches("[12]?\\d|3[01]") && !word.equals("0") ? Integer.valueOf(word) : null;
    }

    private static String plain(String word) {
        return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    }
}
