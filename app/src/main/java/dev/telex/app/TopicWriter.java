package dev.telex.app;

import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.ToIntBiFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Writes what a compacted topic is to hold from now on.
final class TopicWriter {
    private TopicWriter() {}

    /// Returns when all of it is acknowledged.
    ///
    /// @param changes   key → what it is to be; null: removed
    /// @param partition of a key among so many; null: as Kafka does it
    static void write(
            Topic topic,
            Map<String, ? extends @Nullable Object> changes,
            @Nullable ToIntBiFunction<String, Integer> partition,
            KafkaSettings kafka) {
        Map<String, Object> config = kafka.client("app");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            int partitions = producer.partitionsFor(topic.name()).size();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            changes.forEach((key, value) -> sent.add(producer.send(new ProducerRecord<>(
                    topic.name(),
                    partition == null ? null : partition.applyAsInt(key, partitions),
                    key,
                    value == null ? null : Json.bytes(value)))));
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new StartFailure("Kafka does not take what is written to " + topic.name() + ": " + e.getMessage());
        }
    }
}
