package dev.telex.enrich;

import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// A stretch of telex.articles, read in no consumer group: it takes nothing away from anybody. Its end is fixed when it
/// is opened.
final class Recorded implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final int MOST_RECORDS = 500;

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> starts;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Instant> reached = new HashMap<>();
    private final @Nullable Instant from;

    private Recorded(@Nullable Instant from, @Nullable Instant to, KafkaSettings kafka) {
        Map<String, Object> config = kafka.client("replay");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(Topics.ARTICLES.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        Map<TopicPartition, Long> latest = consumer.endOffsets(partitions);
        ends = to == null ? latest : offsets(to, latest);
        starts = from == null ? consumer.beginningOffsets(partitions) : offsets(from, latest);
        this.from = from;
        consumer.assign(partitions);
        starts.forEach(consumer::seek);
        consumer.pause(partitions.stream().filter(this::isRead).toList());
    }

    static Recorded between(@Nullable Instant from, @Nullable Instant to, KafkaSettings kafka) {
        return new Recorded(from, to, kafka);
    }

    /// About how many records there are.
    long total() {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - start(end.getKey())))
                .sum();
    }

    /// How many were read.
    long done() {
        return ends.entrySet().stream()
                .mapToLong(end ->
                        Math.max(0, Math.min(end.getValue(), consumer.position(end.getKey())) - start(end.getKey())))
                .sum();
    }

    boolean isRead() {
        return ends.keySet().stream().allMatch(this::isRead);
    }

    /// What comes next, a partition's in its order.
    Map<Integer, List<ConsumerRecord<String, byte[]>>> next() {
        Map<Integer, List<ConsumerRecord<String, byte[]>>> next = new HashMap<>();
        var records = consumer.poll(WAIT);
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<String, byte[]>> within = records.records(partition).stream()
                    .filter(record -> record.offset() < ends.getOrDefault(partition, 0L))
                    .toList();
            if (!within.isEmpty()) {
                reached.put(partition, Instant.ofEpochMilli(within.getLast().timestamp()));
                next.put(partition.partition(), within);
            }
            if (isRead(partition)) {
                consumer.pause(List.of(partition));
            }
        }
        return next;
    }

    /// All before this time is read.
    Instant upTo() {
        Instant start = from == null ? oldest() : from;
        Instant begin = start == null ? Instant.EPOCH : start;
        return ends.keySet().stream()
                .filter(partition -> !isRead(partition))
                .map(partition -> reached.getOrDefault(partition, begin))
                .min(Instant::compareTo)
                .orElse(begin);
    }

    /// When the first record that there is was put there; null: there is none.
    @Nullable
    Instant oldest() {
        return first(Instant.EPOCH).values().stream()
                .map(first -> Instant.ofEpochMilli(first.timestamp()))
                .min(Instant::compareTo)
                .orElse(null);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private boolean isRead(TopicPartition partition) {
        return consumer.position(partition) >= ends.getOrDefault(partition, 0L);
    }

    private long start(TopicPartition partition) {
        return starts.getOrDefault(partition, 0L);
    }

    /// The first offsets at a time or later; the end where there is none.
    private Map<TopicPartition, Long> offsets(Instant time, Map<TopicPartition, Long> latest) {
        Map<TopicPartition, Long> offsets = new HashMap<>(latest);
        first(time).forEach((partition, first) -> offsets.put(partition, first.offset()));
        return offsets;
    }

    /// The first record of each partition at a time or later, where there is one.
    private Map<TopicPartition, OffsetAndTimestamp> first(Instant time) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
        consumer.offsetsForTimes(times).forEach((partition, first) -> {
            // Null where there is no record; Kafka's own types do not say so.
            OffsetAndTimestamp record = first;
            if (record != null) {
                found.put(partition, record);
            }
        });
        return found;
    }
}
