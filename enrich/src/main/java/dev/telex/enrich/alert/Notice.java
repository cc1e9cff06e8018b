package dev.telex.enrich.alert;

import dev.telex.wire.Alert;
import dev.telex.wire.Alert.Because;
import dev.telex.wire.Alert.Match;
import dev.telex.wire.Editorial;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Story;
import dev.telex.wire.StoryLink;
import dev.telex.wire.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An article that a watch is to be told of.
///
/// @param story   as last told; null where it is forgotten
/// @param tookIn  ids of stories that turned out to be this one
/// @param words   that matched
/// @param matched id of the article that they are of; null: this one
/// @param snippet of that article
record Notice(
        EnrichedArticle article,
        Watch watch,
        Because because,
        @Nullable Story story,
        List<String> tookIn,
        List<Match> words,
        @Nullable String matched,
        @Nullable String snippet) {
    Notice {
        tookIn = List.copyOf(tookIn);
        words = List.copyOf(words);
    }

    /// Of an article that matches.
    static Notice of(
            EnrichedArticle article,
            Watch watch,
            Because because,
            @Nullable Story story,
            List<String> tookIn,
            List<Match> words) {
        return new Notice(article, watch, because, story, tookIn, words, null, Wording.snippet(article.text(), words));
    }

    /// Of an article that is withdrawn: of what it said, nothing.
    static Notice ofKill(EnrichedArticle article, Watch watch, @Nullable Story story, List<String> tookIn) {
        return new Notice(article, watch, Because.KILL, story, tookIn, List.of(), null, null);
    }

    /// @param now when it is decided
    Alert alert(Instant now) {
        Editorial editorial = article.editorial();
        Alert.Of of = of();
        return new Alert(
                Alert.idOf(watch.id(), of.id(), article.id(), article.kind(), article.version()),
                watch.id(),
                watch.name(),
                because,
                article.kind(),
                article.id(),
                article.version(),
                article.publisher(),
                article.link(),
                article.title(),
                article.language(),
                words,
                matched,
                snippet,
                article.change(),
                article.published(),
                article.publishedFlag(),
                article.firstSeen(),
                article.seen(),
                late(),
                editorial == null ? null : editorial.urgency(),
                editorial == null ? null : editorial.embargoed(),
                of,
                null,
                watch.routing(),
                now);
    }

    private Alert.Of of() {
        StoryLink link = Objects.requireNonNull(article.story(), "what alerts has a story");
        return story == null
                ? new Alert.Of(link.id(), "", article.firstSeen(), 1, 0, 1, 1, tookIn, link.reason())
                : new Alert.Of(
                        story.id(),
                        story.headline(),
                        story.firstSeen(),
                        story.articles(),
                        story.copies(),
                        story.publishers(),
                        story.sources(),
                        tookIn,
                        link.reason());
    }

    private @Nullable Duration late() {
        Instant published = article.published();
        return published == null || article.publishedFlag() != null || published.isAfter(article.seen())
                ? null
                : Duration.between(published, article.seen());
    }
}
