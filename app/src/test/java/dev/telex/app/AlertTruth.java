package dev.telex.app;

import dev.telex.bench.PressWire;
import dev.telex.press.PressItem;
import dev.telex.press.Release;
import dev.telex.wire.Alert.Because;
import dev.telex.wire.Watch.Embargo;
import dev.telex.wire.Watch.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which alerts there have to be: the rules once more, over what press knows of its articles. Which event one
/// tells, whose text it is and what a later one is to it press says; which one came first, the wire. Nothing that
/// Telex worked out is in it.
final class AlertTruth {
    private final Map<Long, EventWatch> watches;
    private final Map<String, Set<String>> names = new HashMap<>();

    /// @param article its id
    /// @param seen    when the release was seen that alerts, or that withdraws the article
    record Expected(String watch, Because because, String article, Instant seen) {}

    /// A watch for a name that is in articles of one event alone.
    record EventWatch(String id, long event, String name, When when) {}

    /// Watches of every kind, for all events that a name tells from all others.
    AlertTruth(List<PressItem> items, EventNames eventNames) {
        this.watches = new HashMap<>();
        Set<Long> alike = alike(items);
        eventNames
                .chosen()
                .forEach((event, name) -> watches.put(
                        event, new EventWatch("event-" + event, event, name, when(event, alike.contains(event)))));
        items.forEach(item -> {
            EventWatch watch = watches.get(item.release().event());
            if (watch != null && EventNames.has(item, watch.name())) {
                names.computeIfAbsent(key(item.release()), _ -> new HashSet<>()).add(watch.id());
            }
        });
    }

    /// Events of one country: two quakes in Chile, a verdict and an appeal in Kenya. One in twenty-five stories that
    /// Telex makes of press has several of them. A watch for a name in one is told the same; but how many sources
    /// there are, and when it was quiet, depends on the others.
    private static Set<Long> alike(List<PressItem> items) {
        Map<String, Set<Long>> events = new HashMap<>();
        items.forEach(item -> events.computeIfAbsent(item.categories().getLast(), _ -> new HashSet<>())
                .add(item.release().event()));
        Set<Long> alike = new HashSet<>();
        events.values().stream().filter(same -> same.size() > 1).forEach(alike::addAll);
        return alike;
    }

    private static When when(long event, boolean isAlike) {
        return switch ((int) (event % 5)) {
            case 0 -> new When(true, false, null, 1, Embargo.SAY);
            case 1 -> new When(false, true, null, 1, Embargo.SAY);
            case 2 -> isAlike ? When.FIRST : new When(false, false, null, 2, Embargo.SAY);
            case 3 -> isAlike ? When.FIRST : new When(false, false, Duration.ofSeconds(45), 1, Embargo.SAY);
            default -> When.FIRST;
        };
    }

    List<EventWatch> watches() {
        return List.copyOf(watches.values());
    }

    /// @param arrived in the order in which they came to where stories are told
    /// @param shift   of the wire's times
    List<Expected> alerts(List<Release> arrived, Duration shift) {
        List<Expected> alerts = new ArrayList<>();
        Map<Long, Event> events = new HashMap<>();
        for (Release release : arrived) {
            EventWatch watch = watches.get(release.event());
            if (watch != null) {
                events.computeIfAbsent(release.event(), _ -> new Event(watch)).comes(release, shift, alerts::add);
            }
        }
        return alerts;
    }

    private static String key(Release release) {
        return release.link() + " " + release.revision();
    }

    /// What is known of an event, and what its watch was told.
    private final class Event {
        private final EventWatch watch;
        private final Map<String, String> origins = new HashMap<>();
        private final Set<String> withdrawn = new HashSet<>();
        private final Set<String> sources = new HashSet<>();
        private final Set<String> told = new HashSet<>();
        private @Nullable String waiting;
        private @Nullable Instant last;

        Event(EventWatch watch) {
            this.watch = watch;
        }

        void comes(Release release, Duration shift, Consumer<Expected> alerts) {
            Instant seen = release.published().plus(shift);
            String link = release.link();
            if (withdrawn.contains(link)) {
                return;
            }
            if (release.kind() == Release.Kind.KILL) {
                withdraw(release).forEach(killed -> {
                    if (told.contains(killed)) {
                        alerts.accept(new Expected(watch.id(), Because.KILL, PressWire.id(killed), seen));
                    }
                });
                return;
            }
            boolean isNew = origins.put(link, release.origin()) == null;
            if (isNew && withdrawn.contains(release.origin())) {
                withdrawn.add(link); // The words were withdrawn before this copy of them came.
                return;
            }
            sources.add(release.origin());
            Because because = because(release, isNew, seen);
            if (because != null) {
                alerts.accept(new Expected(watch.id(), because, PressWire.id(link), seen));
                told.add(link);
                waiting = null;
            }
            // A revision that the watch could not have missed yet is no life of the story's.
            boolean isTold = isNew || !told.isEmpty() || waiting != null;
            last = isTold && (last == null || seen.isAfter(last)) ? seen : last;
        }

        /// The article, and where the words are its own, their copies.
        private Set<String> withdraw(Release kill) {
            Set<String> killed = new HashSet<>(Set.of(kill.link()));
            origins.forEach((copy, origin) -> {
                if (origin.equals(kill.link()) && !withdrawn.contains(copy)) {
                    killed.add(copy);
                }
            });
            withdrawn.addAll(killed);
            if (waiting != null && killed.contains(waiting)) {
                waiting = null;
            }
            return killed;
        }

        private @Nullable Because because(Release release, boolean isNew, Instant seen) {
            When when = watch.when();
            boolean enough = sources.size() >= when.sources();
            boolean isCorrected = release.kind() == Release.Kind.CORRECTION && told.contains(release.link());
            if (isCorrected) {
                return Because.CORRECTION;
            }
            if (!names.getOrDefault(key(release), Set.of()).contains(watch.id())) {
                return waiting != null && enough ? Because.SOURCES : null;
            }
            if (told.isEmpty()) {
                if (!enough && waiting == null) {
                    waiting = release.link();
                }
                return !enough ? null : when.sources() > 1 ? Because.SOURCES : Because.FIRST;
            }
            if (isNew ? when.everyArticle() : when.revisions()) {
                return isNew ? Because.ARTICLE : Because.REVISION;
            }
            boolean wasQuiet = when.againAfter() != null
                    && last != null
                    && !last.plus(when.againAfter()).isAfter(seen);
            return wasQuiet ? Because.AGAIN : null;
        }
    }
}
