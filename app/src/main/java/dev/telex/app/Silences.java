package dev.telex.app;

import dev.telex.wire.Silence;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is silenced, by the keys of telex.desk: snoozed watches, muted stories, closed destinations.
public final class Silences {
    private final Map<String, Silence> silences;

    private Silences(Map<String, Silence> silences) {
        this.silences = silences;
    }

    /// What holds at a time.
    public static Silences at(Instant now, KafkaSettings kafka) {
        Map<String, Silence> all = new TreeMap<>(LatestRecords.of(Topics.DESK, Silence.class, kafka));
        all.keySet()
                .removeIf(key -> Arrays.stream(Silence.Kind.values()).noneMatch(kind -> key.startsWith(kind.prefix())));
        all.values().removeIf(silence -> !silence.holdsAt(now));
        return new Silences(all);
    }

    /// @return null: it is not silenced
    public @Nullable Silence of(Silence.Kind kind, String of) {
        return silences.get(Silence.key(kind, of, null));
    }

    /// Closed destinations, muted stories, snoozed watches.
    public List<Silence> all() {
        return List.copyOf(silences.values());
    }

    /// Returns when all of it is acknowledged.
    ///
    /// @param changes key → what it is to be; null: silenced no more
    public static void write(Map<String, @Nullable Silence> changes, KafkaSettings kafka) {
        TopicWriter.write(Topics.DESK, changes, null, kafka);
    }
}
