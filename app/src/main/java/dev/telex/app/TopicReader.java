package dev.telex.app;

import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads all partitions of a topic in no consumer group: it takes nothing away from anybody. What cannot be read is
/// passed over: the part whose work it is tells about it.
final class TopicReader<T> implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(100);

    private final KafkaConsumer<String, T> consumer;

    /// Stands at the end, or a number of records before it.
    ///
    /// @param back how many records of each partition to begin before the end, as far as there are so many
    TopicReader(Topic topic, Class<T> type, KafkaSettings kafka, long back) {
        Map<String, Object> config = kafka.client("app");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Closing waits for the fetch that is under way, and one at the end of a topic takes so long.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) WAIT.toMillis());
        this.consumer = new KafkaConsumer<>(
                config, new StringDeserializer(), Json.serde(type).deserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions)
                .forEach((partition, end) ->
                        consumer.seek(partition, Math.max(beginnings.getOrDefault(partition, 0L), end - back)));
    }

    /// What arrived, waiting for it at most as long as said.
    List<ConsumerRecord<String, T>> next(Duration wait) {
        List<ConsumerRecord<String, T>> records = new ArrayList<>();
        try {
            consumer.poll(wait).forEach(records::add);
        } catch (RecordDeserializationException e) {
            consumer.seek(e.topicPartition(), e.offset() + 1);
        }
        return records;
    }

    /// Hands over all up to what is the end now.
    void untilNow(Consumer<ConsumerRecord<String, T>> each) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            next(WAIT).forEach(each);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
