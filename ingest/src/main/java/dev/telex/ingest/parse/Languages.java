package dev.telex.ingest.parse;

import org.jspecify.annotations.Nullable;

/// Names of languages as feeds write them.
final class Languages {
    private static final int LONGEST = 35;

    private Languages() {}

    /// BCP 47; null where nothing of the kind is said.
    static @Nullable String tag(@Nullable String language) {
        String tag = language == null ? "" : language.strip().replace('_', '-');
        boolean named = !tag.isEmpty() && tag.length() <= LONGEST;
        return named && tag.chars().allMatch(letter -> letter == '-' || Character.isLetterOrDigit(letter)) ? tag : null;
    }
}
