package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a revision changed, against the one before it.
///
/// @param what    where it changed
/// @param title   the earlier title; null where that is as it was
/// @param added   sentences of the text that were not in the earlier one, in order
/// @param removed how many sentences of the earlier text are gone; the earlier words themselves are not kept
public record Change(What what, @Nullable String title, List<Span> added, int removed) {
    public Change {
        added = List.copyOf(added);
    }

    /// @param start first character, in UTF-16 units into the text
    /// @param end   one past the last character
    public record Span(int start, int end) {}

    public enum What {
        @JsonProperty("headline")
        HEADLINE,
        @JsonProperty("text")
        TEXT,
        @JsonProperty("both")
        BOTH
    }
}
