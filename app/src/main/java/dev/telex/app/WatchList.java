package dev.telex.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
        WatchList list = new WatchList();
        try (JsonParser parser = Json.yaml().createParser(reader)) {
            JsonToken first = parser.nextToken();
            if (first != null && first != JsonToken.START_ARRAY) {
                throw new IOException(
                        "%s:1: expected a list, in which each watch begins as in - id: floods".formatted(name));
            }
            while (first != null && parser.nextToken() != JsonToken.END_ARRAY) {
                String place = name + ":" + line(parser);
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw new IOException(place + ": expected a watch, as in - id: floods");
                }
                list.add(entry(name, parser).watch(known, now), place);
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new IOException("%s:%d: %s".formatted(name, line, e.getOriginalMessage()), e);
        }
        return list;
    }

    private static Entry entry(String name, JsonParser parser) throws IOException {
        int line = line(parser);
        try {
            return parser.readValueAs(Entry.class);
        } catch (UnrecognizedPropertyException e) {
            // It is thrown when the watch was read to its end: where the field stands is not known any more.
            throw new IOException("%s:%d: %s".formatted(name, line, fault(e)), e);
        } catch (JsonMappingException e) {
            throw new IOException("%s:%d: %s".formatted(name, line(parser), fault(e)), e);
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private void add(Watch watch, String place) {
        String which = watch.id().isBlank() ? place : place + ": " + watch.id();
        WatchFaults.of(watch).forEach(fault -> faults.add(which + ": " + fault));
        if (watches.put(watch.id(), watch) != null) {
            faults.add("%s: two watches have the id %s".formatted(place, watch.id()));
        }
    }

    private static String fault(JsonMappingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "no field is called %s; there are %s"
                        .formatted(
                                unknown.getPropertyName(),
                                unknown.getKnownPropertyIds().stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                "%s is %s; expected %s"
                        .formatted(
                                path(format),
                                format.getValue(),
                                Arrays.stream(format.getTargetType().getEnumConstants())
                                        .map(value ->
                                                Json.mapper().valueToTree(value).asText())
                                        .collect(Collectors.joining(", ")));
            default -> path(e) + ": " + e.getOriginalMessage();
        };
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
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
