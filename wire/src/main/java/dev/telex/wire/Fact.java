package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Something that an article says, in a form to compute with, and where it says it. Only what needs no guessing.
///
/// @param field   "title" where the span lies in the title; null: in the text
/// @param start   first character, in UTF-16 units into that field
/// @param end     one past the last character
/// @param text    the characters themselves; of a quote, those within its marks
/// @param date    the day that is meant: of a date
/// @param count   how many: of the killed and injured
/// @param bound   where the article gives no exact count: how it is to be read
/// @param speaker who said it, as the article writes it: of a quote
/// @param entity  that speaker, where known
public record Fact(
        Kind kind,
        @Nullable String field,
        int start,
        int end,
        String text,
        @Nullable LocalDate date,
        @Nullable Integer count,
        @Nullable Bound bound,
        @Nullable String speaker,
        @Nullable EntityLink entity) {

    /// What is said.
    public enum Kind {
        /// A day: "Thursday", "August 29", "yesterday".
        @JsonProperty("date")
        DATE,
        @JsonProperty("quote")
        QUOTE,
        /// How many were killed.
        @JsonProperty("killed")
        KILLED,
        /// How many were injured.
        @JsonProperty("injured")
        INJURED
    }

    /// How an inexact count is to be read.
    public enum Bound {
        /// "At least 15", "more than 15".
        @JsonProperty("atLeast")
        AT_LEAST,
        /// "About 15".
        @JsonProperty("about")
        ABOUT,
        /// "Up to 15".
        @JsonProperty("atMost")
        AT_MOST
    }

    public static Fact date(@Nullable String field, int start, int end, String text, LocalDate date) {
        return new Fact(Kind.DATE, field, start, end, text, date, null, null, null, null);
    }

    public static Fact quote(
            @Nullable String field, int start, int end, String text, String speaker, @Nullable EntityLink entity) {
        return new Fact(Kind.QUOTE, field, start, end, text, null, null, null, speaker, entity);
    }

    /// @param kind killed or injured
    public static Fact people(
            Kind kind, @Nullable String field, int start, int end, String text, int count, @Nullable Bound bound) {
        return new Fact(kind, field, start, end, text, null, count, bound, null, null);
    }
}
