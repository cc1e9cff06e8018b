package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A span of an article that names an entity.
///
/// @param field      "title" where the span lies in the title; null: in the text
/// @param start      first character, in UTF-16 units into that field
/// @param end        one past the last character
/// @param text       the characters themselves
/// @param confidence from 0 to 1: how sure the tagger is of span, type and entity together
/// @param entity     what it names; null where that is not known
/// @param sense      as what a place is named that may stand for a government; null for all else
public record Mention(
        @Nullable String field,
        int start,
        int end,
        EntityType type,
        String text,
        double confidence,
        @Nullable EntityLink entity,
        @Nullable Sense sense) {

    /// The value of [#field] for a mention in the title.
    public static final String TITLE = "title";

    /// What the name of a country, or of a city with a government in it, means where it stands.
    public enum Sense {
        /// The place itself, or nothing says otherwise.
        @JsonProperty("place")
        PLACE,
        /// Those who govern there: "Washington deploys troops".
        @JsonProperty("government")
        GOVERNMENT
    }
}
