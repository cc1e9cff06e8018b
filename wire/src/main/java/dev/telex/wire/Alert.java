package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A story matched a watch. Value of `telex.alerts`, keyed by [#watch]. It says all that somebody has to know to
/// judge it, and that sink has to know to deliver it.
///
/// What it shares with [EnrichedArticle] means the same here.
///
/// @param id        [#idOf]: nothing alerts twice
/// @param name      of the watch
/// @param because   why this article of the story alerts
/// @param article   its id
/// @param version   of that record of the article
/// @param matches   the words that matched, in title and text; of a story that had to wait for sources, those of
///        the article that matched
/// @param matched   id of that article; null: this one
/// @param snippet   the text around the first of them; null where nothing matched
/// @param late      from published to seen; null where the publisher does not say, or says the future
/// @param embargoed not to be published before; null: at once
/// @param at        when it was decided
public record Alert(
        String id,
        String watch,
        String name,
        Because because,
        Kind kind,
        String article,
        long version,
        String publisher,
        @Nullable String link,
        String title,
        @Nullable String language,
        List<Match> matches,
        @Nullable String matched,
        @Nullable String snippet,
        @Nullable Change change,
        @Nullable Instant published,
        @Nullable PublishedFlag publishedFlag,
        Instant firstSeen,
        Instant seen,
        @Nullable Duration late,
        @Nullable Integer urgency,
        @Nullable Instant embargoed,
        Of story,
        Routing routing,
        Instant at) {

    public Alert {
        matches = List.copyOf(matches);
    }

    public static String idOf(String watch, String story, String article, Kind kind, long version) {
        return Ids.hash("alert", watch, story, article, kind.name(), Long.toString(version));
    }

    /// @param field "title" or "text"
    /// @param start first character, in UTF-16 units into that field
    /// @param end   one past the last character
    /// @param text  the characters themselves
    public record Match(String field, int start, int end, String text) {}

    /// The story so far, this article included.
    ///
    /// @param sources independent ones
    /// @param reason  why the article is in it, for people; "" for the first, and for what is withdrawn
    public record Of(
            String id,
            String headline,
            Instant firstSeen,
            int articles,
            int copies,
            int publishers,
            int sources,
            String reason) {}

    public enum Because {
        /// The first of its story that matches.
        @JsonProperty("first")
        FIRST,
        /// With it, as many independent sources have the story as the watch asked for.
        @JsonProperty("sources")
        SOURCES,
        /// The watch asks for every article.
        @JsonProperty("article")
        ARTICLE,
        /// The watch asks for revisions.
        @JsonProperty("revision")
        REVISION,
        /// The story had been quiet for as long as the watch asks.
        @JsonProperty("again")
        AGAIN,
        /// What was alerted turned out to be wrong.
        @JsonProperty("correction")
        CORRECTION,
        /// What was alerted is withdrawn.
        @JsonProperty("kill")
        KILL
    }
}
