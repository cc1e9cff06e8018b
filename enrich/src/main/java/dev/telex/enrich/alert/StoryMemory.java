package dev.telex.enrich.alert;

import dev.telex.wire.Alert.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What watches were told of a story.
///
/// @param into     the story that took this one in, and has its memory now; null: it stands for itself
/// @param lastSeen when something was last told of it; kept up only where a watch asks for it
/// @param watches  those that were told of it, or wait to be
record StoryMemory(@Nullable String into, Instant lastSeen, List<Told> watches) {

    /// @param articles that it was told of, in their order; empty: it waits
    /// @param waiting  what it is to be told once enough sources have the story; null: it does not wait
    /// @param again    it asks to be told again after the story was quiet
    record Told(
            String watch, List<String> articles, @Nullable Waiting waiting, boolean again) {
        Told {
            articles = List.copyOf(articles);
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
                    waiting != null && waiting.article().equals(article) ? null : waiting,
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
        watches = List.copyOf(watches);
    }

    static StoryMemory none(Instant now) {
        return new StoryMemory(null, now, List.of());
    }

    StoryMemory takenInto(String story) {
        return new StoryMemory(story, lastSeen, List.of());
    }

    @Nullable
    Told of(String watch) {
        for (Told told : watches) {
            if (told.watch().equals(watch)) {
                return told;
            }
        }
        return null;
    }

    /// Whether a watch needs to know when something was last told.
    boolean isTimed() {
        return watches.stream().anyMatch(Told::again);
    }

    StoryMemory seen(Instant now) {
        return new StoryMemory(into, now.isAfter(lastSeen) ? now : lastSeen, watches);
    }

    StoryMemory with(List<Told> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        Map<String, Told> all = new LinkedHashMap<>();
        watches.forEach(told -> all.put(told.watch(), told));
        changed.forEach(told -> all.put(told.watch(), told));
        return new StoryMemory(into, lastSeen, List.copyOf(all.values()));
    }

    /// Of both stories, for they are one.
    StoryMemory and(StoryMemory other) {
        Map<String, Told> all = new LinkedHashMap<>();
        watches.forEach(told -> all.put(told.watch(), told));
        other.watches.forEach(told -> all.merge(told.watch(), told, Told::and));
        return new StoryMemory(
                null, other.lastSeen.isAfter(lastSeen) ? other.lastSeen : lastSeen, List.copyOf(all.values()));
    }

    /// @param change to each; one that knows nothing any more is forgotten
    StoryMemory each(UnaryOperator<Told> change) {
        return new StoryMemory(
                into,
                lastSeen,
                watches.stream()
                        .map(change)
                        .filter(told -> told.hasAlerted() || told.waiting() != null)
                        .toList());
    }
}
