package dev.telex.enrich.entity;

import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import dev.telex.wire.Mention.Sense;
import org.jspecify.annotations.Nullable;

/// A span of a field that may become a mention: of those that overlap the longest does, and of equally long ones that
/// from the better source.
///
/// @param first first token
/// @param last  last token
/// @param end   one past the last character: a dot may belong to the name
/// @param link  what it names, where a dictionary says so
/// @param place where it is one
record Candidate(
        FieldReading field,
        int first,
        int last,
        int end,
        EntityType type,
        double confidence,
        Source source,
        @Nullable EntityLink link,
        PlaceReading.@Nullable Meaning place,
        @Nullable Sense sense) {

    /// From the weakest to the strongest.
    enum Source {
        /// A name that the article has elsewhere.
        REPEATED,
        TAGGER,
        PLACES,
        /// An acronym that the article explains, or that stands in brackets.
        DEFINED,
        /// The lists of organisations that come with Telex, then those of users.
        LIST,
        USER
    }

    static Candidate plain(FieldReading field, int first, int last, EntityType type, double confidence, Source source) {
        return new Candidate(field, first, last, field.tokens().end[last], type, confidence, source, null, null, null);
    }

    int start() {
        return field.tokens().start[first];
    }

    String text() {
        return field.tokens().text.substring(start(), end);
    }

    /// The agency in a dateline sends the story; it is not what the story is about.
    boolean isSender() {
        return place == null && first < field.dateline();
    }

    boolean isOneWord() {
        return first == last;
    }

    Candidate typed(EntityType type) {
        return new Candidate(field, first, last, end, type, confidence, source, link, place, sense);
    }

    Candidate linked(@Nullable EntityLink link) {
        return new Candidate(field, first, last, end, type, confidence, source, link, place, sense);
    }
}
