package dev.telex.bench;

import dev.telex.enrich.EnrichSettings;
import dev.telex.enrich.FileGrouping;
import dev.telex.press.Press;
import dev.telex.press.PressItem;
import dev.telex.press.PressSettings;
import dev.telex.press.Release;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.StoryLink;
import dev.telex.wire.StoryLink.Role;
import dev.telex.wire.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What becomes of the events of a simulated wire, whose articles go the whole way but for Kafka: three thousand events
/// within three hours, dozens of them in one city. No constant was chosen on this one.
final class PressEvents {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration LENGTH = Duration.ofHours(3);
    private static final int SEED = 2;

    private final Set<String> known = new HashSet<>();
    private final Openings openings = new Openings();

    static Openings told() {
        PressSettings settings =
                PressSettings.startingAt(START).withPublishers(40, 1).withSeed(SEED);
        PressEvents events = new PressEvents();
        FileGrouping grouping = new FileGrouping(SettingsReader.defaults(EnrichSettings.class));
        try (Press press = Press.start(settings, InstantSource.system());
                Stream<PressItem> items = press.items(START.plus(LENGTH))) {
            items.forEach(item -> events.add(
                    item.release(),
                    grouping.group(PressWire.article(item, Duration.ZERO)).articles()));
        }
        return events.openings;
    }

    private void add(Release release, List<EnrichedArticle> told) {
        if (known.add(release.link()) && !told.isEmpty()) {
            StoryLink story = told.getFirst().story();
            openings.add(Long.toString(release.event()), story != null && story.role() == Role.OPENED);
        }
    }
}
