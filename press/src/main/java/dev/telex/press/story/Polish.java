package dev.telex.press.story;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Mends what expansion leaves: spaces, commas that meet a full stop, `a` before a vowel, small letters at a
/// sentence's start.
final class Polish {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern SPACE_BEFORE_MARK = Pattern.compile(" +([,.;:?!)])");
    private static final Pattern COMMA_BEFORE_MARK = Pattern.compile(",+([,.;:?!])");
    private static final Pattern ARTICLE = Pattern.compile("\\b([Aa])n? (?=([\\p{L}\\d][\\p{L}\\d-]*))");
    /// A full stop ends a sentence unless it belongs to `a.m.` or an initial.
    private static final Pattern SENTENCE_START = Pattern.compile("(?:^\"?|(?<![ap]\\.m)[.?!]\"? +\"?)(\\p{Ll})");
    private static final Pattern SILENT_H = Pattern.compile("(?i)(hour|honest|honou?r|heir).*");
    private static final Pattern SPOKEN_CONSONANT =
            Pattern.compile("(?i)(uni[^mn]|unite|us[aeu]|eu|one\\b|once|ub|ut).*");
    private static final Set<String> VOWEL_NUMBERS = Set.of("8", "11", "18");

    private Polish() {}

    static String sentence(String raw) {
        return SENTENCE_START.matcher(inside(raw)).replaceAll(Polish::capital);
    }

    /// The same for words that will stand inside a sentence.
    static String inside(String raw) {
        String text = SPACES.matcher(raw).replaceAll(" ").strip();
        text = SPACE_BEFORE_MARK.matcher(text).replaceAll("$1");
        text = COMMA_BEFORE_MARK.matcher(text).replaceAll("$1");
        text = text.replace("s's", "s'");
        return ARTICLE.matcher(text).replaceAll(found -> found.group(1) + (vowel(found.group(2)) ? "n " : " "));
    }

    /// A headline has no full stop.
    static String headline(String raw) {
        String text = sentence(raw);
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static String capital(MatchResult found) {
        String whole = found.group();
        return Matcher.quoteReplacement(
                whole.substring(0, whole.length() - 1) + Character.toUpperCase(whole.charAt(whole.length() - 1)));
    }

    private static boolean vowel(String word) {
        if (Character.isDigit(word.charAt(0))) {
            String number = word.split("\\D", 2)[0];
            return number.startsWith("8") || VOWEL_NUMBERS.contains(number);
        }
        if (SILENT_H.matcher(word).matches()) {
            return true;
        }
        return "aeiouAEIOU".indexOf(word.charAt(0)) >= 0
                && !SPOKEN_CONSONANT.matcher(word).matches();
    }
}
