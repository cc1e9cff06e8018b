package dev.telex.enrich.alert;

import dev.telex.enrich.alert.StoryMemory.Told;
import dev.telex.enrich.alert.StoryMemory.Waiting;
import dev.telex.enrich.watch.Matched;
import dev.telex.wire.Alert;
import dev.telex.wire.Alert.Because;
import dev.telex.wire.Alert.Match;
import dev.telex.wire.Editorial;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import dev.telex.wire.PublicationStatus;
import dev.telex.wire.Story;
import dev.telex.wire.StoryLink;
import dev.telex.wire.Watch;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/// Decides, as articles are told, whom to alert.
///
/// One alert a watch and story. What is withdrawn or corrected goes to those who were told of it, whether or not it
/// still matches. Where two stories turn out to be one, whoever was told of either knows it.
///
/// Not for more than one thread.
public final class Alerting {
    /// A chain of mergers longer than this is none.
    private static final int MOST_MERGERS = 20;

    private final Function<String, @Nullable Watch> watches;
    private final BiFunction<String, Instant, @Nullable Story> stories;
    private final AlertKeep keep;

    /// @param watches by id; null where there is none
    /// @param stories by id, as last told at a time; null where it is forgotten
    public Alerting(
            Function<String, @Nullable Watch> watches,
            BiFunction<String, Instant, @Nullable Story> stories,
            AlertKeep keep) {
        this.watches = watches;
        this.stories = stories;
        this.keep = keep;
    }

    /// @param articles the one that came, then copies that were withdrawn with it
    /// @param told     stories that changed with it
    /// @param matches  of the one that came
    /// @param now      when it is decided
    public List<Alert> decide(List<EnrichedArticle> articles, List<Story> told, List<Matched> matches, Instant now) {
        told.stream().filter(story -> story.mergedInto() != null).forEach(story -> merge(story, now));
        List<Alert> alerts = new ArrayList<>();
        for (EnrichedArticle article : articles) {
            if (article.kind() == Kind.KILL) {
                alerts.addAll(withdrawn(article, now));
            } else {
                alerts.addAll(told(article, matches, now));
            }
        }
        return alerts;
    }

    /// The alerts that waited for a time which has come.
    public List<Alert> due(Instant now) {
        List<Alert> alerts = new ArrayList<>();
        for (KeyValue<String, byte[]> kept : keep.kept(laterKey(now, "~"))) {
            keep.later(kept.key, null);
            alerts.add(at(read(kept.value, Alert.class), now));
        }
        return alerts;
    }

    private List<Alert> told(EnrichedArticle article, List<Matched> matches, Instant now) {
        StoryLink link = article.story();
        if (article.backfill() || link == null || article.kind() == Kind.ADVISORY) {
            return List.of();
        }
        Instant seen = article.seen();
        String id = resolve(link.id(), seen);
        StoryMemory before = memory(id, seen);
        Story story = stories.apply(id, seen);
        int sources = story == null ? 1 : story.sources();
        Map<String, Matched> byWatch = new HashMap<>();
        matches.forEach(matched -> byWatch.put(matched.watch(), matched));
        List<Alert> alerts = new ArrayList<>();
        List<Told> changed = new ArrayList<>();
        for (Matched matched : matches) {
            Watch watch = watches.apply(matched.watch());
            if (watch != null && !isHeldBack(article, watch)) {
                List<Match> words = Wording.matches(article, matched);
                Told told = before.of(watch.id());
                switch (ruling(article, watch, told, sources, before.lastSeen())) {
                    case Ruling.Alerts(Because because) -> {
                        alerts.add(alert(article, watch, because, story, words, null, null, now));
                        changed.add(next(watch, told).of(article.id()));
                    }
                    case Ruling.Waits() -> {
                        if (told == null) {
                            changed.add(waits(article, watch, words));
                        }
                    }
                    case Ruling.Joins() -> {}
                }
            }
        }
        for (Told told : before.watches()) {
            if (!byWatch.containsKey(told.watch())) {
                Watch watch = watches.apply(told.watch());
                Because because = unmatched(article, told, sources);
                if (watch != null && because != null && !isHeldBack(article, watch)) {
                    Waiting waiting = told.waiting();
                    List<Match> words = waiting == null ? List.of() : waiting.matches();
                    alerts.add(alert(
                            article,
                            watch,
                            because,
                            story,
                            words,
                            waiting == null ? null : waiting.article(),
                            waiting == null ? null : waiting.snippet(),
                            now));
                    changed.add(told.of(article.id()));
                }
            }
        }
        StoryMemory after = before.with(changed);
        if (!changed.isEmpty() || after.isTimed()) {
            put(id, after.seen(seen), seen);
        }
        return sent(alerts, now);
    }

    private static Ruling ruling(
            EnrichedArticle article, Watch watch, @Nullable Told told, int sources, Instant lastSeen) {
        boolean hasAlerted = told != null && told.hasAlerted();
        Duration quiet = watch.when().againAfter();
        return Ruling.of(
                watch.when(),
                article.kind(),
                hasAlerted,
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

    private List<Alert> withdrawn(EnrichedArticle article, Instant now) {
        StoryLink link = article.story();
        if (link == null) {
            return List.of();
        }
        Instant seen = article.seen();
        String id = resolve(link.id(), seen);
        StoryMemory before = memory(id, seen);
        List<String> untold = takeBack(article.id());
        Story story = stories.apply(id, seen);
        List<Alert> alerts = new ArrayList<>();
        for (Told told : before.watches()) {
            Watch watch = watches.apply(told.watch());
            boolean wasTold = told.articles().contains(article.id()) && !untold.contains(told.watch());
            if (wasTold && watch != null) {
                alerts.add(alert(article, watch, Because.KILL, story, List.of(), null, null, now));
            }
        }
        StoryMemory after = before.each(told -> untold.contains(told.watch())
                        || (told.waiting() != null && told.waiting().article().equals(article.id()))
                ? told.without(article.id())
                : told);
        if (!after.equals(before)) {
            put(id, after, seen);
        }
        return alerts;
    }

    /// Alerts that wait for the end of an embargo are not sent when their article is withdrawn.
    ///
    /// @return the watches that hear nothing of it
    private List<String> takeBack(String article) {
        List<String> untold = new ArrayList<>();
        for (KeyValue<String, byte[]> kept : keep.kept(null)) {
            Alert alert = read(kept.value, Alert.class);
            if (alert.article().equals(article)) {
                keep.later(kept.key, null);
                untold.add(alert.watch());
            }
        }
        return untold;
    }

    /// Sends what may be sent now, and keeps the rest until the end of its embargo.
    private List<Alert> sent(List<Alert> alerts, Instant now) {
        List<Alert> sent = new ArrayList<>();
        for (Alert alert : alerts) {
            Watch watch = Objects.requireNonNull(watches.apply(alert.watch()), "it was there a moment ago");
            Instant embargoed = alert.embargoed();
            if (embargoed != null && embargoed.isAfter(now) && watch.when().embargo() == Watch.Embargo.WAIT) {
                keep.later(laterKey(embargoed, alert.id()), Json.bytes(alert));
            } else {
                sent.add(alert);
            }
        }
        return sent;
    }

    /// Whether a watch that waits for embargoes has to wait for an article that does not say how long.
    private static boolean isHeldBack(EnrichedArticle article, Watch watch) {
        Editorial editorial = article.editorial();
        return editorial != null
                && editorial.status() == PublicationStatus.WITHHELD
                && editorial.embargoed() == null
                && watch.when().embargo() == Watch.Embargo.WAIT;
    }

    private static Told next(Watch watch, @Nullable Told told) {
        boolean again = watch.when().againAfter() != null;
        return new Told(watch.id(), told == null ? List.of() : told.articles(), null, again);
    }

    private static Told waits(EnrichedArticle article, Watch watch, List<Match> words) {
        Waiting waiting =
                new Waiting(watch.when().sources(), article.id(), words, Wording.snippet(article.text(), words));
        return new Told(watch.id(), List.of(), waiting, watch.when().againAfter() != null);
    }

    private void merge(Story absorbed, Instant now) {
        String into = Objects.requireNonNull(absorbed.mergedInto());
        String id = resolve(into, now);
        StoryMemory theirs = memory(absorbed.id(), now);
        if (theirs.into() == null && !id.equals(absorbed.id())) {
            if (!theirs.watches().isEmpty()) {
                put(id, memory(id, now).and(theirs), now);
            }
            put(absorbed.id(), theirs.takenInto(id), now);
        }
    }

    /// The story that a story is by now.
    private String resolve(String story, Instant now) {
        String id = story;
        for (int merger = 0; merger < MOST_MERGERS; merger++) {
            String into = memory(id, now).into();
            if (into == null) {
                return id;
            }
            id = into;
        }
        return id;
    }

    private StoryMemory memory(String story, Instant now) {
        byte[] bytes = keep.stories().get(story, now);
        return bytes == null ? StoryMemory.none(now) : read(bytes, StoryMemory.class);
    }

    private void put(String story, StoryMemory memory, Instant now) {
        keep.stories().put(story, Json.bytes(memory), now);
    }

    private static Alert alert(
            EnrichedArticle article,
            Watch watch,
            Because because,
            @Nullable Story story,
            List<Match> words,
            @Nullable String matched,
            @Nullable String snippet,
            Instant now) {
        StoryLink link = Objects.requireNonNull(article.story(), "what alerts has a story");
        Editorial editorial = article.editorial();
        String storyId = story == null ? link.id() : story.id();
        return new Alert(
                Alert.idOf(watch.id(), storyId, article.id(), article.kind(), article.version()),
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
                matched == null && because != Because.KILL ? Wording.snippet(article.text(), words) : snippet,
                article.change(),
                article.published(),
                article.publishedFlag(),
                article.firstSeen(),
                article.seen(),
                late(article),
                editorial == null ? null : editorial.urgency(),
                editorial == null ? null : editorial.embargoed(),
                new Alert.Of(
                        storyId,
                        story == null ? "" : story.headline(),
                        story == null ? article.firstSeen() : story.firstSeen(),
                        story == null ? 1 : story.articles(),
                        story == null ? 0 : story.copies(),
                        story == null ? 1 : story.publishers(),
                        story == null ? 1 : story.sources(),
                        link.reason()),
                watch.routing(),
                now);
    }

    private static @Nullable Duration late(EnrichedArticle article) {
        Instant published = article.published();
        return published == null || article.publishedFlag() != null || published.isAfter(article.seen())
                ? null
                : Duration.between(published, article.seen());
    }

    private static Alert at(Alert alert, Instant now) {
        return new Alert(
                alert.id(),
                alert.watch(),
                alert.name(),
                alert.because(),
                alert.kind(),
                alert.article(),
                alert.version(),
                alert.publisher(),
                alert.link(),
                alert.title(),
                alert.language(),
                alert.matches(),
                alert.matched(),
                alert.snippet(),
                alert.change(),
                alert.published(),
                alert.publishedFlag(),
                alert.firstSeen(),
                alert.seen(),
                alert.late(),
                alert.urgency(),
                alert.embargoed(),
                alert.story(),
                alert.routing(),
                now);
    }

    /// Sorts by time, as far as times of this millennium go.
    private static String laterKey(Instant time, String alert) {
        return "%013d/%s".formatted(Math.max(0, time.toEpochMilli()), alert);
    }

    private static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return Json.read(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
