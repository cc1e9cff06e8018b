package dev.telex.app;

import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Looks on as enriched articles arrive, in no consumer group: it takes nothing away from anybody.
public final class EnrichedTail implements AutoCloseable {
    private final KafkaConsumer<String, EnrichedArticle> consumer;

    /// @param back how many records of each partition to begin before the end
    public EnrichedTail(KafkaSettings kafka, int back) {
        Map<String, Object> config = kafka.client("app");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.consumer = new KafkaConsumer<>(
                config,
                new StringDeserializer(),
                Json.serde(EnrichedArticle.class).deserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.ENRICHED.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        ends.forEach((partition, end) ->
                consumer.seek(partition, Math.max(beginnings.getOrDefault(partition, 0L), end - back)));
    }

    /// What arrived, waiting for it at most as long as said. What is no article is passed over: the sink tells
    /// about it.
    public List<EnrichedArticle> next(Duration wait) {
        try {
            return StreamSupport.stream(consumer.poll(wait).spliterator(), false)
                    .map(ConsumerRecord::value)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (RecordDeserializationException e) {
            consumer.seek(e.topicPartition(), e.offset() + 1);
            return List.of();
        }
    }

    /// Everything that was there when this began to look.
    public List<EnrichedArticle> untilNow() {
        List<EnrichedArticle> before = new ArrayList<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            before.addAll(next(Duration.ofMillis(100)));
        }
        return before;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
