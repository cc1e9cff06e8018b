package dev.telex.enrich.alert;

import dev.telex.enrich.alert.StoryMemory.Told;
import dev.telex.enrich.alert.StoryMemory.Waiting;
import dev.telex.enrich.watch.Span;
import dev.telex.wire.Alert;
import dev.telex.wire.Alert.Because;
import dev.telex.wire.Alert.Match;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import dev.telex.wire.Story;
import dev.telex.wire.StoryLink;
import dev.telex.wire.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decides, as articles are told, whom to alert.
///
/// One alert a watch and story. What is withdrawn or corrected goes to those who were told of it, whether or not it
/// still matches.
///
/// Not for more than one thread.
public final class Alerting {
    private final Function<String, @Nullable Watch> watches;
    private final BiFunction<EnrichedArticle, List<String>, Map<String, List<Span>>> where;
    private final BiFunction<String, Instant, @Nullable Story> stories;
    private final StoryMemories memories;
    private final Embargoes embargoes;

    /// @param watches by id; null where there is none
    /// @param where   the words of an article stand for which it matches some watches, by watch
    /// @param stories by id, as last told at a time; null where it is forgotten
    public Alerting(
            Function<String, @Nullable Watch> watches,
            BiFunction<EnrichedArticle, List<String>, Map<String, List<Span>>> where,
            BiFunction<String, Instant, @Nullable Story> stories,
            AlertKeep keep) {
        this.watches = watches;
        this.where = where;
        this.stories = stories;
        this.memories = new StoryMemories(keep.stories());
        this.embargoes = new Embargoes(keep);
    }

    /// @param articles the one that came, then copies that were withdrawn with it
    /// @param told     stories that changed with it
    /// @param matches  ids of the watches that the one matches that came
    /// @param now      when it is decided
    public List<Alert> decide(List<EnrichedArticle> articles, List<Story> told, List<String> matches, Instant now) {
        told.stream().filter(story -> story.mergedInto() != null).forEach(story -> memories.merge(story, now));
        List<Alert> alerts = new ArrayList<>();
        for (EnrichedArticle article : articles) {
            StoryLink link = article.story();
            if (link != null) {
                String story = memories.resolve(link.id(), article.seen());
                alerts.addAll(
                        article.kind() == Kind.KILL
                                ? withdrawn(article, story, now)
                                : sent(told(article, story, matches), now));
            }
        }
        return alerts;
    }

    /// The alerts that waited for a time which has come.
    public List<Alert> due(Instant now) {
        return embargoes.due(now);
    }

    /// What follows of an article for a watch.
    ///
    /// @param notice null: it is told nothing
    /// @param told   what is remembered of it from now on; null: nothing else than before
    private record Next(@Nullable Notice notice, @Nullable Told told) {
        static final Next NOTHING = new Next(null, null);
    }

    /// What an article that matches is to a watch.
    ///
    /// @param told what the watch was told of the story before; null: nothing
    private record Ruled(Watch watch, @Nullable Told told, Ruling ruling) {}

    private List<Notice> told(EnrichedArticle article, String id, List<String> matches) {
        if (article.backfill() || article.kind() == Kind.ADVISORY) {
            return List.of();
        }
        Instant seen = article.seen();
        StoryMemory before = memories.get(id, seen);
        Story story = stories.apply(id, seen);
        List<Next> all = matched(article, ruled(article, sources(story), before, matches), story, before);
        Set<String> byMatch = Set.copyOf(matches);
        for (Told told : before.watches()) {
            Because because = byMatch.contains(told.watch()) ? null : unmatched(article, told, sources(story));
            Watch watch = because == null ? null : watches.apply(told.watch());
            if (because != null && watch != null && !Embargoes.isHeldBack(article, watch)) {
                all.add(unmatched(article, watch, because, story, before.tookIn(), told));
            }
        }
        List<Told> changed =
                all.stream().map(Next::told).filter(Objects::nonNull).toList();
        StoryMemory after = before.with(changed);
        if (!changed.isEmpty() || after.isTimed()) {
            // Articles come mixed up by partitions: a later one may have been there before anybody was told.
            StoryMemory timed = story == null ? after : after.seen(story.lastSeen());
            memories.put(id, timed.seen(seen), seen);
        }
        return all.stream().map(Next::notice).filter(Objects::nonNull).toList();
    }

    /// For which of the watches that an article matches something follows of it. Mostly for none: they know the story.
    private List<Ruled> ruled(EnrichedArticle article, int sources, StoryMemory before, List<String> matches) {
        List<Ruled> all = new ArrayList<>();
        Map<String, Told> known = before.byWatch();
        for (String id : matches) {
            Watch watch = watches.apply(id);
            if (watch != null && !Embargoes.isHeldBack(article, watch)) {
                Told told = known.get(id);
                Ruling ruling = ruling(article, watch, told, sources, before.lastSeen());
                if (ruling.isNews(told != null)) {
                    all.add(new Ruled(watch, told, ruling));
                }
            }
        }
        return all;
    }

    private List<Next> matched(EnrichedArticle article, List<Ruled> ruled, @Nullable Story story, StoryMemory before) {
        if (ruled.isEmpty()) {
            return new ArrayList<>();
        }
        Map<String, List<Span>> spans = where.apply(
                article, ruled.stream().map(each -> each.watch().id()).toList());
        List<Next> all = new ArrayList<>();
        for (Ruled each : ruled) {
            List<Span> matching = spans.get(each.watch().id());
            // Null: the watch was given another query since, and would not hear of it now.
            if (matching != null) {
                all.add(next(article, each, story, before.tookIn(), Wording.matches(article, matching)));
            }
        }
        return all;
    }

    private static Next next(
            EnrichedArticle article, Ruled ruled, @Nullable Story story, List<String> tookIn, List<Match> words) {
        Watch watch = ruled.watch();
        return switch (ruled.ruling()) {
            case Ruling.Alerts(Because because) ->
                new Next(
                        Notice.of(article, watch, because, story, tookIn, words),
                        Told.next(watch, ruled.told()).of(article.id()));
            case Ruling.Waits() -> new Next(null, Told.waits(article, watch, words));
            case Ruling.Joins() -> Next.NOTHING;
        };
    }

    private static Ruling ruling(
            EnrichedArticle article, Watch watch, @Nullable Told told, int sources, Instant lastSeen) {
        Duration quiet = watch.when().againAfter();
        return Ruling.of(
                watch.when(),
                article.kind(),
                told != null && told.hasAlerted(),
                told != null && told.articles().contains(article.id()),
                sources,
                quiet != null && !lastSeen.plus(quiet).isAfter(article.seen()));
    }

    /// Why a watch is told of an article that does not match: null, mostly.
    private static @Nullable Because unmatched(EnrichedArticle article, Told told, int sources) {
        if (article.kind() == Kind.CORRECTION && told.articles().contains(article.id())) {
            return Because.CORRECTION;
        }
        Waiting waiting = told.waiting();
        return waiting != null && sources >= waiting.sources() ? Because.SOURCES : null;
    }

    private static Next unmatched(
            EnrichedArticle article,
            Watch watch,
            Because because,
            @Nullable Story story,
            List<String> tookIn,
            Told told) {
        Waiting waiting = told.waiting();
        Notice notice = waiting == null
                ? Notice.of(article, watch, because, story, tookIn, List.of())
                : new Notice(
                        article,
                        watch,
                        because,
                        story,
                        tookIn,
                        waiting.matches(),
                        waiting.article(),
                        waiting.snippet());
        return new Next(notice, told.of(article.id()));
    }

    private static int sources(@Nullable Story story) {
        return story == null ? 1 : story.sources();
    }

    private List<Alert> withdrawn(EnrichedArticle article, String id, Instant now) {
        Instant seen = article.seen();
        StoryMemory before = memories.get(id, seen);
        Set<String> untold = embargoes.takeBack(article.id());
        Story story = stories.apply(id, seen);
        List<Alert> alerts = new ArrayList<>();
        for (Told told : before.watches()) {
            Watch watch = watches.apply(told.watch());
            boolean wasTold = told.articles().contains(article.id()) && !untold.contains(told.watch());
            if (wasTold && watch != null) {
                alerts.add(Notice.ofKill(article, watch, story, before.tookIn()).alert(now));
            }
        }
        StoryMemory after = before.without(article.id(), untold);
        if (!after.equals(before)) {
            memories.put(id, after, seen);
        }
        return alerts;
    }

    /// Sends what may be sent now; the rest waits for the end of its embargo.
    private List<Alert> sent(List<Notice> notices, Instant now) {
        List<Alert> sent = new ArrayList<>();
        for (Notice notice : notices) {
            Alert alert = notice.alert(now);
            if (Embargoes.holds(alert, notice.watch(), now)) {
                embargoes.keep(alert);
            } else {
                sent.add(alert);
            }
        }
        return sent;
    }
}
