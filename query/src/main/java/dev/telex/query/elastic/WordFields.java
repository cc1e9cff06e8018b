package dev.telex.query.elastic;

import java.util.Locale;
import java.util.Optional;

/// How the fields are called in which the words of an article stand once more, for its language: `words.en.text`.
public final class WordFields {
    private WordFields() {}

    /// The primary language of a tag, both kinds of Norwegian as one: "en-GB" → "en", "nb" → "no"; nothing where the
    /// tag is none.
    ///
    /// @param tag BCP 47, an underscore for a hyphen allowed
    public static Optional<String> of(String tag) {
        String language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return switch (language) {
            case "" -> Optional.empty();
            case "nb", "nn" -> Optional.of("no");
            default -> Optional.of(language);
        };
    }
}
