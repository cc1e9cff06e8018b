package dev.telex.enrich.group;

import dev.telex.enrich.story.Placement;
import dev.telex.enrich.story.Stories;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Story;
import dev.telex.wire.Story.Listed;
import dev.telex.wire.StoryLink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stories as they are told to others: the counts of those that run, and lists of their articles.
final class Tellings {
    private final Memory memory;

    Tellings(Memory memory) {
        this.memory = memory;
    }

    /// After an article was placed: its story, and those that it took in.
    List<Story> tell(Stories running, String language, EnrichedArticle article, Placement placement) {
        List<Story> told = new ArrayList<>();
        Story before = memory.story(placement.story(), article.seen());
        List<Story> taken = placement.absorbed().stream()
                .map(id -> memory.story(id, article.seen()))
                .filter(Objects::nonNull)
                .toList();
        Stream<Story> all = Stream.concat(Stream.ofNullable(before), taken.stream());
        Lists lists = Lists.of(all.toList(), listed(article));
        told.add(put(running, language, placement.story(), article.seen(), before, lists.first(), lists.latest()));
        for (Story story : taken) {
            Story merged =
                    with(story, article.seen(), placement.story(), story.headline(), story.first(), story.latest());
            told.add(keep(merged, article.seen()));
        }
        placement.quiet().forEach(id -> {
            Story quiet = memory.story(id, article.seen());
            if (quiet != null && !id.equals(placement.story())) {
                told.add(put(running, language, id, article.seen(), quiet, quiet.first(), quiet.latest()));
            }
        });
        return told;
    }

    /// After a revision: its title may be another.
    List<Story> retell(Stories running, String language, EnrichedArticle article) {
        StoryLink link = article.story();
        Story before = link == null ? null : memory.story(link.id(), article.seen());
        if (before == null) {
            return List.of();
        }
        UnaryOperator<Listed> renamed = entry -> entry.id().equals(article.id())
                ? new Listed(entry.id(), entry.publisher(), article.title(), entry.seen(), entry.copy())
                : entry;
        List<Listed> first = before.first().stream().map(renamed).toList();
        List<Listed> latest = before.latest().stream().map(renamed).toList();
        if (first.equals(before.first()) && latest.equals(before.latest())) {
            return List.of();
        }
        return List.of(put(running, language, before.id(), article.seen(), before, first, latest));
    }

    /// After articles were withdrawn: their titles go from the stories that list them.
    List<Story> withdraw(List<EnrichedArticle> withdrawn) {
        List<Story> told = new ArrayList<>();
        withdrawn.stream()
                .map(EnrichedArticle::story)
                .filter(Objects::nonNull)
                .map(StoryLink::id)
                .distinct()
                .forEach(id -> {
                    Instant now = withdrawn.getFirst().seen();
                    Story story = memory.story(id, now);
                    if (story != null) {
                        told.add(keep(without(story, withdrawn, now), now));
                    }
                });
        return told;
    }

    private Story put(
            Stories running,
            String language,
            String id,
            Instant now,
            @Nullable Story before,
            List<Listed> first,
            List<Listed> latest) {
        dev.telex.enrich.story.Story story = running.story(id, now);
        if (story == null || !story.id().equals(id)) {
            // It was forgotten, or taken in by another: what was last told of it stands.
            Story last = Objects.requireNonNull(before, "a story that is told has been placed");
            return keep(with(last, now, first, latest), now);
        }
        return keep(
                new Story(
                        id,
                        version(before, now),
                        null,
                        headline(first, latest),
                        Story.Life.valueOf(story.life().name().toUpperCase(Locale.ROOT)),
                        language,
                        story.firstSeen(),
                        story.lastSeen(),
                        story.articles(),
                        story.copies(),
                        story.publishers(),
                        story.sources(),
                        story.entities(),
                        first,
                        latest),
                now);
    }

    private static Story without(Story story, List<EnrichedArticle> withdrawn, Instant now) {
        UnaryOperator<Listed> blank =
                entry -> withdrawn.stream().anyMatch(article -> article.id().equals(entry.id()))
                        ? new Listed(entry.id(), entry.publisher(), "", entry.seen(), entry.copy())
                        : entry;
        List<Listed> first = story.first().stream().map(blank).toList();
        List<Listed> latest = story.latest().stream().map(blank).toList();
        return with(story, now, first, latest);
    }

    /// What was last told of a story, with other lists.
    private static Story with(Story story, Instant now, List<Listed> first, List<Listed> latest) {
        return with(story, now, story.mergedInto(), headline(first, latest), first, latest);
    }

    private static Story with(
            Story story,
            Instant now,
            @Nullable String mergedInto,
            String headline,
            List<Listed> first,
            List<Listed> latest) {
        return new Story(
                story.id(),
                version(story, now),
                mergedInto,
                headline,
                story.life(),
                story.language(),
                story.firstSeen(),
                story.lastSeen(),
                story.articles(),
                story.copies(),
                story.publishers(),
                story.sources(),
                story.entities(),
                first,
                latest);
    }

    private Story keep(Story story, Instant now) {
        memory.put(story, now);
        return story;
    }

    private static long version(@Nullable Story before, Instant now) {
        return before == null ? now.toEpochMilli() : Math.max(before.version() + 1, now.toEpochMilli());
    }

    private static String headline(List<Listed> first, List<Listed> latest) {
        return Stream.concat(first.stream(), latest.stream())
                .map(Listed::title)
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Listed listed(EnrichedArticle article) {
        return new Listed(article.id(), article.publisher(), article.title(), article.seen(), article.copy() != null);
    }

    /// The first and the latest articles of a story, in the order in which they came.
    private record Lists(List<Listed> first, List<Listed> latest) {
        /// @param before what was told of it, and of those it takes in
        static Lists of(List<Story> before, Listed listed) {
            List<Listed> first = join(before, Story::first, listed);
            List<Listed> latest = join(before, Story::latest, listed);
            return new Lists(
                    first.subList(0, Math.min(Story.MOST_LISTED, first.size())),
                    latest.subList(Math.max(0, latest.size() - Story.MOST_LISTED), latest.size()));
        }

        private static List<Listed> join(List<Story> before, Function<Story, List<Listed>> list, Listed listed) {
            Stream<Listed> all = before.stream().flatMap(story -> list.apply(story).stream());
            // One story's articles stand as they came; those of several have to be put in order.
            Stream<Listed> ordered = before.size() > 1 ? all.sorted(Comparator.comparing(Listed::seen)) : all;
            return Stream.concat(ordered, Stream.of(listed)).distinct().toList();
        }
    }
}
