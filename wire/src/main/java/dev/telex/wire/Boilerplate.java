package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a wire puts around a story, and where it stands in the text.
///
/// @param start first character, in UTF-16 units
/// @param end   one past the last
public record Boilerplate(Kind kind, int start, int end) {

    /// What it is.
    public enum Kind {
        /// To editors, what changed: "(Adds detail)".
        @JsonProperty("note")
        NOTE,
        @JsonProperty("byline")
        BYLINE,
        /// Place, day and agency, with the dash: "BAGHDAD, Aug 31 (AFP) -".
        @JsonProperty("dateline")
        DATELINE,
        /// Who reported and edited, and whose the text is.
        @JsonProperty("credit")
        CREDIT,
        /// "###", "-30-", and the initials of desks.
        @JsonProperty("endMark")
        END_MARK
    }
}
