package dev.telex.app;

import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What a compacted topic holds now.
public final class LatestRecords {
    private LatestRecords() {}

    /// @return key → the latest value, without those that were removed
    public static <T> Map<String, T> of(Topic topic, Class<T> type, KafkaSettings kafka) {
        Map<String, Object> config = kafka.client("app");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        Map<String, T> latest = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(
                config, new StringDeserializer(), Json.serde(type).deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                try {
                    consumer.poll(Duration.ofMillis(100)).forEach(record -> take(record, latest));
                } catch (RecordDeserializationException e) {
                    consumer.seek(e.topicPartition(), e.offset() + 1); // Its reader tells about it.
                }
            }
        }
        return latest;
    }

    private static <T> void take(ConsumerRecord<String, T> record, Map<String, T> latest) {
        if (record.value() == null) {
            latest.remove(record.key());
        } else {
            latest.put(record.key(), record.value());
        }
    }
}
