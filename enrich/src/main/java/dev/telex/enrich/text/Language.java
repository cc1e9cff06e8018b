package dev.telex.enrich.text;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The language of an article: what its first 300 characters say where they say it clearly, else what its feed or
/// its page claims, else what its few words look like.
///
/// Claims are often right and sometimes a template's default; a detector is nearly always right about a paragraph,
/// and about a headline it guesses. Of languages that are written nearly alike, the claim chooses.
final class Language {
    static final int READ = 300;

    /// Languages that no detector tells apart in a paragraph.
    private static final Set<Set<String>> ALIKE =
            Set.of(Set.of("no", "nb", "nn"), Set.of("hr", "bs", "sr", "sh"), Set.of("id", "ms"), Set.of("cs", "sk"));

    private Language() {}

    /// @param claimed a language tag, "en-GB"; null where nobody claims anything
    /// @return a language tag: the claimed one where it fits; null where nothing is known
    static @Nullable String of(String title, String text, @Nullable String claimed) {
        String start = start(title, text);
        CommonWords words = CommonWords.in(start);
        String clear = words.clear();
        String detected = clear != null ? clear : DetectedLanguage.of(start);
        if (detected == null) {
            return claimed != null ? claimed : words.most();
        }
        return claimed != null && isAlike(primary(claimed), detected) ? claimed : detected;
    }

    private static String start(String title, String text) {
        String start = title.length() >= READ ? title : title + "\n" + text.substring(0, Math.min(READ, text.length()));
        return start.substring(0, Math.min(READ, start.length()));
    }

    private static String primary(String tag) {
        return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    }

    private static boolean isAlike(String claimed, String detected) {
        return claimed.equals(detected)
                || ALIKE.stream().anyMatch(group -> group.contains(claimed) && group.contains(detected));
    }
}
