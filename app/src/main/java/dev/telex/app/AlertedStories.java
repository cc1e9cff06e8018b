package dev.telex.app;

import dev.telex.wire.Alert;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The stories of which somebody was alerted, as far back as telex.alerts goes.
public final class AlertedStories {
    private AlertedStories() {}

    /// Those that are meant by a name: the id of the story or of one that it took in, the id or link of an article
    /// that alerted.
    ///
    /// @return name → the story as the latest alert of it tells it; without those that nobody was alerted of
    public static Map<String, Alert.Of> named(Collection<String> names, KafkaSettings kafka) {
        Set<String> wanted = new HashSet<>(names);
        Map<String, Alert.Of> found = new HashMap<>();
        try (TopicReader<Alert> reader = new TopicReader<>(Topics.ALERTS, Alert.class, kafka, Long.MAX_VALUE)) {
            reader.untilNow(record -> {
                Alert alert = record.value();
                if (alert != null && alert.story() != null) {
                    take(alert, alert.story(), wanted, found);
                }
            });
        }
        return found;
    }

    private static void take(Alert alert, Alert.Of story, Set<String> wanted, Map<String, Alert.Of> found) {
        Set<String> names = new HashSet<>(story.tookIn());
        names.add(story.id());
        if (alert.article() != null) {
            names.add(alert.article());
        }
        if (alert.link() != null) {
            names.add(alert.link());
        }
        names.stream().filter(wanted::contains).forEach(name -> found.put(name, story));
    }
}
