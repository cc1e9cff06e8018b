package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A story matched a watch, or a trend did. Value of `telex.alerts`, keyed by [#watch]. It says all that somebody has
/// to know to
/// judge it, and that sink has to know to deliver it.
///
/// What it shares with [EnrichedArticle] means the same here.
///
/// @param id        [#idOf]: nothing alerts twice
/// @param name      of the watch
/// @param because   why this article of the story alerts
/// @param kind      null of a trend, as are article, publisher and story
/// @param article   its id
/// @param version   of that record of the article; of a trend the end of its window, in milliseconds
/// @param matches   the words that matched, in title and text; of a story that had to wait for sources, those of
///        the article that matched
/// @param matched   id of that article; null: this one
/// @param snippet   the text around the first of them; null where nothing matched
/// @param late      from published to seen; null where the publisher does not say, or says the future
/// @param title     of the article; of a trend what bursts
/// @param firstSeen of a trend, when the burst began
/// @param seen      of a trend, the end of its window
/// @param embargoed not to be published before; null: at once
/// @param trend     what bursts; null: it is about an article
/// @param at        when it was decided
public record Alert(
        String id,
        String watch,
        String name,
        Because because,
        @Nullable Kind kind,
        @Nullable String article,
        long version,
        @Nullable String publisher,
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
        @Nullable Of story,
        @Nullable Trend trend,
        Routing routing,
        Instant at) {

    public Alert {
        matches = List.copyOf(matches);
    }

    public static String idOf(String watch, String story, String article, Kind kind, long version) {
        return Ids.hash("alert", watch, story, article, kind.name(), Long.toString(version));
    }

    /// Of a burst: one, however long it lasts.
    public static Alert of(Watch watch, Trend trend, Instant now) {
        return new Alert(
                Ids.hash("alert", watch.id(), trend.id(), trend.since().toString()),
                watch.id(),
                watch.name(),
                Because.TREND,
                null,
                null,
                trend.at().toEpochMilli(),
                null,
                null,
                trend.entities().stream().map(Trend.Named::name).collect(Collectors.joining(" + ")),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                trend.since(),
                trend.at(),
                null,
                null,
                null,
                null,
                trend,
                watch.routing(),
                now);
    }

    /// The same, sent at another time than it was made.
    public Alert decidedAt(Instant other) {
        return new Alert(
                id,
                watch,
                name,
                because,
                kind,
                article,
                version,
                publisher,
                link,
                title,
                language,
                matches,
                matched,
                snippet,
                change,
                published,
                publishedFlag,
                firstSeen,
                seen,
                late,
                urgency,
                embargoed,
                story,
                trend,
                routing,
                other);
    }

    /// @param field "title" or "text"
    /// @param start first character, in UTF-16 units into that field
    /// @param end   one past the last character
    /// @param text  the characters themselves
    public record Match(String field, int start, int end, String text) {}

    /// The story so far, this article included.
    ///
    /// @param sources independent ones
    /// @param tookIn  ids of stories that turned out to be this one, as far as any watch was told of them
    /// @param reason  why the article is in it, for people; "" for the first, and for what is withdrawn
    public record Of(
            String id,
            String headline,
            Instant firstSeen,
            int articles,
            int copies,
            int publishers,
            int sources,
            List<String> tookIn,
            String reason) {
        public Of {
            tookIn = List.copyOf(tookIn);
        }
    }

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
        KILL,
        /// More articles than usual are about what the watch names.
        @JsonProperty("trend")
        TREND
    }
}
