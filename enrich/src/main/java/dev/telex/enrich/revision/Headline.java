package dev.telex.enrich.revision;

import dev.telex.wire.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A headline, and what the marks before it say: "CORRECTED-UPDATE 2-Oil falls" is a correction of "Oil falls".
///
/// The marks stand in `headline-marks.tsv`. A word counts as a mark only in the shapes in which wires set one, so that
/// "Update your browser" and "Kill Bill returns" are headlines like others:
///
/// - before a dash: in capitals ("KILL-"), or with a number in any case ("Update 1-")
/// - before a colon, in any case ("Correction: ")
/// - in brackets, at the start or the end ("(2nd LD)", "(updated)")
/// - as the whole headline, if it is more than one word ("STORY WITHDRAWN")
///
/// A single word that would withdraw an article counts in capitals only, whatever the shape: "Deleted: the messages
/// that brought him down" is news.
///
/// @param mark the strongest of them; null where there is none
/// @param bare the headline without them; "" where it is nothing but marks
public record Headline(@Nullable Kind mark, String bare) {
    private static final Map<String, Kind> KINDS = new HashMap<>();
    private static final String MARKS = load();
    private static final Pattern COLON = pattern("^(?<mark>%s)\\s?:");
    private static final Pattern BRACKETS = pattern("^[\\[(](?<mark>%s)[])]\\s?[-–—:]?");
    private static final Pattern DASH = pattern("^(?<mark>%s)\\s?[-–—]");
    private static final Pattern BRACKETS_AT_THE_END = pattern("[\\[(](?<mark>%s)[])]$");
    private static final Pattern WHOLE = pattern("^\\W{0,3}(?<mark>%s)\\W{0,3}$");
    private static final int MOST_MARKS = 4;
    /// Beyond this it is no headline, and nobody marks it.
    private static final int MOST_CHARACTERS = 1000;

    public static Headline of(String title) {
        Matcher whole = WHOLE.matcher(title);
        if (whole.matches() && whole.group("mark").contains(" ")) {
            return new Headline(kind(whole.group("mark")), "");
        }
        Kind mark = null;
        String bare = title.strip();
        for (int marks = 0; marks < MOST_MARKS && bare.length() < MOST_CHARACTERS; marks++) {
            Mark found = Mark.in(bare);
            if (found == null) {
                break;
            }
            mark = stronger(mark, kind(found.words()));
            bare = (bare.substring(0, found.start()) + bare.substring(found.end())).strip();
        }
        return new Headline(mark, bare);
    }

    private record Mark(String words, int start, int end) {
        static @Nullable Mark in(String title) {
            return Stream.of(COLON, BRACKETS, BRACKETS_AT_THE_END, DASH)
                    .map(shape -> in(title, shape))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        private static @Nullable Mark in(String title, Pattern shape) {
            Matcher matcher = shape.matcher(title);
            if (!matcher.find() || !counts(matcher.group("mark"), shape)) {
                return null;
            }
            return new Mark(matcher.group("mark"), matcher.start(), matcher.end());
        }

        /// Before a dash, small letters make an ordinary word ("Kill-switch sought"), unless it is numbered.
        private static boolean counts(String words, Pattern shape) {
            boolean isOrdinary = shape.equals(DASH) && words.chars().noneMatch(Character::isDigit);
            boolean isGrave = kind(words) == Kind.KILL && !words.contains(" ");
            return !(isOrdinary || isGrave) || words.equals(words.toUpperCase(Locale.ROOT));
        }
    }

    private static @Nullable Kind kind(String words) {
        return KINDS.get(words.toLowerCase(Locale.ROOT).replaceAll("\\d+", "#"));
    }

    /// The later in [Kind] says more: a corrected update is a correction.
    private static @Nullable Kind stronger(@Nullable Kind one, @Nullable Kind other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Pattern pattern(String shape) {
        return Pattern.compile(shape.formatted(MARKS), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// Fills [#KINDS], and gives all marks as alternatives of a pattern.
    private static String load() {
        var resource = Objects.requireNonNull(Headline.class.getResourceAsStream("headline-marks.tsv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(columns -> {
                        if (!columns[0].equals("none")) {
                            KINDS.put(columns[1], Kind.valueOf(columns[0].toUpperCase(Locale.ROOT)));
                        }
                        return columns[1];
                    })
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(mark -> Pattern.quote(mark).replace("#", "\\E\\d{1,2}\\Q"))
                    .collect(Collectors.joining("|"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
