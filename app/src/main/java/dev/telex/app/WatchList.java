package dev.telex.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.telex.wire.Routing;
import dev.telex.wire.Watch;
import dev.telex.wire.Watch.When;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Watches as people write them down: a list in YAML, in which may be left out what is usual.
public final class WatchList {
    private final Map<String, Watch> watches = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private WatchList() {}

    /// An entry of the list.
    private record Entry(
            @Nullable String id,
            @Nullable String name,
            @Nullable String query,
            @Nullable When when,
            @Nullable Routing routing) {
        Watch watch(Map<String, Watch> known, Instant now) {
            String id = this.id == null ? "" : this.id;
            Watch before = known.get(id);
            return new Watch(
                    id,
                    name == null ? id : name,
                    query == null ? "" : query,
                    when == null ? When.FIRST : when,
                    routing == null ? Routing.NOWHERE : routing,
                    before == null ? now : before.added());
        }

        static Entry of(Watch watch) {
            return new Entry(watch.id(), watch.name(), watch.query(), watch.when(), watch.routing());
        }
    }

    /// @param name of the file, for messages
    /// @param known watches that keep the time at which they were added
    /// @throws IOException where it is no list of watches; says in which line
    public static WatchList read(String name, Reader reader, Map<String, Watch> known, Instant now) throws IOException {
        List<Entry> entries;
        try {
            entries = Json.yaml().readValue(reader, new TypeReference<List<Entry>>() {});
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IOException("%s, near line %d: %s".formatted(name, line, e.getOriginalMessage()), e);
        }
        WatchList list = new WatchList();
        int number = 0;
        for (Entry entry : entries == null ? List.<Entry>of() : entries) {
            number++;
            Watch watch = entry.watch(known, now);
            String which = watch.id().isBlank() ? "watch %d".formatted(number) : watch.id();
            WatchFaults.of(watch).forEach(fault -> list.faults.add("%s: %s: %s".formatted(name, which, fault)));
            if (list.watches.put(watch.id(), watch) != null) {
                list.faults.add("%s: two watches have the id %s".formatted(name, watch.id()));
            }
        }
        return list;
    }

    public static void write(Collection<Watch> watches, Writer out) throws IOException {
        List<Entry> entries = watches.stream()
                .sorted(Comparator.comparing(Watch::id))
                .map(Entry::of)
                .toList();
        out.write(Json.yaml().writeValueAsString(entries));
    }

    /// By id, in the order of the file.
    public Map<String, Watch> watches() {
        return watches;
    }

    /// All that is wrong, for people.
    public List<String> faults() {
        return faults;
    }

    /// What there is in Kafka.
    public static Map<String, Watch> known(KafkaSettings kafka) {
        return LatestRecords.of(Topics.WATCHES, Watch.class, kafka);
    }

    /// Returns when all of it is acknowledged.
    ///
    /// @param changes id → what it is to be; null: removed
    public static void write(Map<String, @Nullable Watch> changes, KafkaSettings kafka) {
        TopicWriter.write(Topics.WATCHES, changes, null, kafka);
    }
}
