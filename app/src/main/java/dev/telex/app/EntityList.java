package dev.telex.app;

import dev.telex.wire.DictionaryEntry;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Keeps `telex.entities` in step with a list of entities.
///
/// @param entities in the list
/// @param changed  of them, were not known before, or otherwise
/// @param removed  were in the list the last time and are no more
public record EntityList(int entities, int changed, int removed) {

    /// What did not come from this list is left alone, unless the list has an entity of the same id.
    ///
    /// @param list   the list's name, as [DictionaryEntry#list] has it
    /// @param wanted by id
    public static EntityList sync(String list, Map<String, DictionaryEntry> wanted, KafkaSettings kafka) {
        Map<String, @Nullable DictionaryEntry> changes =
                changes(list, wanted, LatestRecords.of(Topics.ENTITIES, DictionaryEntry.class, kafka));
        write(changes, kafka);
        int removed =
                (int) changes.values().stream().filter(entry -> entry == null).count();
        return new EntityList(wanted.size(), changes.size() - removed, removed);
    }

    /// @return id → what it is to be; null: removed
    static Map<String, @Nullable DictionaryEntry> changes(
            String list, Map<String, DictionaryEntry> wanted, Map<String, DictionaryEntry> known) {
        Map<String, @Nullable DictionaryEntry> changes = new HashMap<>();
        wanted.forEach((id, entry) -> {
            if (!entry.equals(known.get(id))) {
                changes.put(id, entry);
            }
        });
        known.forEach((id, entry) -> {
            if (list.equals(entry.list()) && !wanted.containsKey(id)) {
                changes.put(id, null);
            }
        });
        return changes;
    }

    /// "24 entities, 3 of them new or changed, 1 removed"
    @Override
    public String toString() {
        return "%,d entities%s%s"
                .formatted(
                        entities,
                        changed == 0 ? "" : ", %,d of them new or changed".formatted(changed),
                        removed == 0 ? "" : ", %,d removed".formatted(removed));
    }

    /// Returns when all of it is acknowledged.
    private static void write(Map<String, @Nullable DictionaryEntry> changes, KafkaSettings kafka) {
        Map<String, Object> config = kafka.client("app");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            changes.forEach((id, entry) -> {
                byte[] value = entry == null ? null : Json.bytes(entry);
                // Half a million futures say no more than the first failure does.
                var _ = producer.send(
                        new ProducerRecord<>(Topics.ENTITIES.name(), id, value),
                        (_, refused) -> failure.compareAndSet(null, refused));
            });
            producer.flush();
        }
        Exception refused = failure.get();
        if (refused != null) {
            throw new StartFailure("Kafka does not take the entities: " + refused.getMessage());
        }
    }
}
