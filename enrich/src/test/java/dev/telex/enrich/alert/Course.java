package dev.telex.enrich.alert;

import dev.telex.enrich.watch.Span;
import dev.telex.wire.Alert;
import dev.telex.wire.Editorial;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Ids;
import dev.telex.wire.Kind;
import dev.telex.wire.PublicationStatus;
import dev.telex.wire.Routing;
import dev.telex.wire.Story;
import dev.telex.wire.StoryLink;
import dev.telex.wire.Watch;
import dev.telex.wire.Watch.When;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Articles as they come, a minute apart, and who is alerted.
final class Course {
    static final String TEXT = "The floods rose over night.";
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final Map<String, Watch> watches = new HashMap<>();
    private final Map<String, Story> stories = new HashMap<>();
    private final Map<String, String> storyOf = new HashMap<>();
    private final Set<String> otherwise = new HashSet<>();
    private final AlertKeep keep;
    private Alerting alerting;
    private Instant now = START;
    private boolean isBackfill;
    private @Nullable Editorial editorial;

    Course() {
        keep = AlertKeep.onHeap();
        alerting = alerting();
    }

    private Alerting alerting() {
        return new Alerting(watches::get, (_, matching) -> where(matching), (id, _) -> stories.get(id), keep);
    }

    /// The same words for every watch that is not [asked otherwise][#asksOtherwise] by now.
    private Map<String, List<Span>> where(List<String> matching) {
        return matching.stream()
                .filter(watch -> !otherwise.contains(watch))
                .collect(Collectors.toMap(
                        watch -> watch, _ -> List.of(new Span("title", 0, 5), new Span("text", 4, 10))));
    }

    /// The watch is given another query between an article's match and what is told of it.
    void asksOtherwise(String watch) {
        otherwise.add(watch);
    }

    /// As after a restart.
    void restarts() {
        alerting = alerting();
    }

    Course watch(String id, When when) {
        watches.put(id, new Watch(id, "Watch " + id, "floods", when, Routing.NOWHERE, START));
        return this;
    }

    void remove(String watch) {
        watches.remove(watch);
    }

    Instant now() {
        return now;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    Course backfill(boolean is) {
        isBackfill = is;
        return this;
    }

    Course embargoed(@Nullable Instant until) {
        editorial = new Editorial(
                until == null ? PublicationStatus.WITHHELD : null,
                null,
                2,
                null,
                null,
                null,
                null,
                null,
                until,
                List.of());
        return this;
    }

    /// A new article of a story that so many independent sources have with it.
    ///
    /// @param matching the watches that it matches
    List<Alert> article(String name, String story, int sources, String... matching) {
        return comes(Kind.NEW, name, story, sources, matching);
    }

    List<Alert> comes(Kind kind, String name, String story, int sources, String... matching) {
        now = now.plusSeconds(60);
        storyOf.put(name, story);
        Story told = story(story, null, sources);
        stories.put(told.id(), told);
        EnrichedArticle article = enriched(kind, name, story);
        return alerting.decide(List.of(article), List.of(told), List.of(matching), now);
    }

    /// Articles are withdrawn together.
    List<Alert> kill(String... names) {
        now = now.plusSeconds(60);
        List<EnrichedArticle> tombstones = Arrays.stream(names)
                .map(name -> enriched(Kind.NEW, name, String.valueOf(storyOf.get(name)))
                        .withdrawn(now.toEpochMilli(), 2, now, null))
                .toList();
        return alerting.decide(tombstones, List.of(), List.of(), now);
    }

    /// Two stories turn out to be one, with an article of it.
    List<Alert> merges(String absorbed, String into, String article, int sources, String... matching) {
        now = now.plusSeconds(60);
        Story merged = story(absorbed, Ids.hash(into), 1);
        stories.put(merged.id(), merged);
        Story told = story(into, null, sources);
        stories.put(told.id(), told);
        storyOf.put(article, into);
        return alerting.decide(
                List.of(enriched(Kind.NEW, article, into)), List.of(told, merged), List.of(matching), now);
    }

    List<Alert> due() {
        return alerting.due(now);
    }

    private EnrichedArticle enriched(Kind kind, String name, String story) {
        return new EnrichedArticle(
                Ids.hash(name),
                now.toEpochMilli(),
                kind,
                null,
                1,
                "feed",
                "Publisher of " + name,
                false,
                isBackfill,
                null,
                "https://example.com/" + name,
                "Title",
                null,
                TEXT,
                List.of(),
                List.of(),
                "en",
                List.of(),
                now.minusSeconds(90),
                null,
                null,
                editorial,
                now,
                now,
                new StoryLink(Ids.hash(story), StoryLink.Role.JOINED, 0.5, "why", null),
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private Story story(String name, @Nullable String into, int sources) {
        return new Story(
                Ids.hash(name),
                now.toEpochMilli(),
                into,
                "Headline of " + name,
                Story.Life.NEW,
                "en",
                START,
                now,
                sources + 1,
                1,
                sources + 1,
                sources,
                List.of(),
                List.of(),
                List.of());
    }
}
