package dev.telex.enrich.alert;

import dev.telex.wire.Alert.Match;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What watches were told of a story.
///
/// @param into     the story that took this one in, and has its memory now; null: it stands for itself
/// @param lastSeen when something was last told of it; kept up only where a watch asks for it
/// @param tookIn   ids of stories that it took in, the latest last
/// @param watches  those that were told of it, or wait to be
record StoryMemory(@Nullable String into, Instant lastSeen, List<String> tookIn, List<Told> watches) {
    /// An alert carries them, and a story that took in more than this is told by its own id.
    private static final int MOST_TOOK_IN = 50;

    /// @param articles that it was told of, in their order; empty: it waits
    /// @param waiting  what it is to be told once enough sources have the story; null: it does not wait
    /// @param again    it asks to be told again after the story was quiet
    record Told(
            String watch, List<String> articles, @Nullable Waiting waiting, boolean again) {
        Told {
            articles = List.copyOf(articles);
        }

        /// As it is before it is told of an article.
        static Told next(Watch watch, @Nullable Told before) {
            return new Told(watch.id(), before == null ? List.of() : before.articles(), null, isTimed(watch));
        }

        static Told waits(EnrichedArticle article, Watch watch, List<Match> words) {
            String snippet = Wording.snippet(article.text(), words);
            Waiting waiting = new Waiting(watch.when().sources(), article.id(), words, snippet);
            return new Told(watch.id(), List.of(), waiting, isTimed(watch));
        }

        private static boolean isTimed(Watch watch) {
            return watch.when().againAfter() != null;
        }

        boolean isWaitingWith(String article) {
            return waiting != null && waiting.article().equals(article);
        }

        boolean hasAlerted() {
            return !articles.isEmpty();
        }

        Told of(String article) {
            if (articles.contains(article)) {
                return new Told(watch, articles, null, again);
            }
            List<String> more = new ArrayList<>(articles);
            more.add(article);
            return new Told(watch, more, null, again);
        }

        Told without(String article) {
            return new Told(
                    watch,
                    articles.stream().filter(each -> !each.equals(article)).toList(),
                    isWaitingWith(article) ? null : waiting,
                    again);
        }

        /// What both were told, and what one of them waits for where neither was told.
        Told and(Told other) {
            List<String> both = new ArrayList<>(articles);
            other.articles.stream().filter(article -> !both.contains(article)).forEach(both::add);
            Waiting earlier = waiting == null ? other.waiting : waiting;
            return new Told(watch, both, both.isEmpty() ? earlier : null, again || other.again);
        }
    }

    /// @param article that matched
    /// @param snippet of it
    record Waiting(
            int sources,
            String article,
            List<Match> matches,
            @Nullable String snippet) {
        Waiting {
            matches = List.copyOf(matches);
        }
    }

    StoryMemory {
        tookIn = List.copyOf(tookIn);
        watches = List.copyOf(watches);
    }

    static StoryMemory none(Instant now) {
        return new StoryMemory(null, now, List.of(), List.of());
    }

    StoryMemory takenInto(String story) {
        return new StoryMemory(story, lastSeen, List.of(), List.of());
    }

    /// In their order.
    Map<String, Told> byWatch() {
        Map<String, Told> all = new LinkedHashMap<>();
        watches.forEach(told -> all.put(told.watch(), told));
        return all;
    }

    /// Whether a watch needs to know when something was last told.
    boolean isTimed() {
        return watches.stream().anyMatch(Told::again);
    }

    StoryMemory seen(Instant now) {
        return new StoryMemory(into, now.isAfter(lastSeen) ? now : lastSeen, tookIn, watches);
    }

    StoryMemory with(List<Told> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        Map<String, Told> all = byWatch();
        changed.forEach(told -> all.put(told.watch(), told));
        return new StoryMemory(into, lastSeen, tookIn, List.copyOf(all.values()));
    }

    /// Of both stories, for they are one.
    ///
    /// @param story the id that the other one had
    StoryMemory and(String story, StoryMemory other) {
        List<String> ids = new ArrayList<>(other.tookIn);
        ids.addAll(tookIn);
        ids.add(story);
        Map<String, Told> all = byWatch();
        other.watches.forEach(told -> all.merge(told.watch(), told, Told::and));
        return new StoryMemory(
                null,
                other.lastSeen.isAfter(lastSeen) ? other.lastSeen : lastSeen,
                ids.subList(Math.max(0, ids.size() - MOST_TOOK_IN), ids.size()),
                List.copyOf(all.values()));
    }

    /// After an article was withdrawn.
    ///
    /// @param untold watches that heard nothing of it; one that knows nothing any more is forgotten
    StoryMemory without(String article, Set<String> untold) {
        return new StoryMemory(
                into,
                lastSeen,
                tookIn,
                watches.stream()
                        .map(told -> untold.contains(told.watch()) || told.isWaitingWith(article)
                                ? told.without(article)
                                : told)
                        .filter(told -> told.hasAlerted() || told.waiting() != null)
                        .toList());
    }
}
