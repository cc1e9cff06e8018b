package dev.telex.sink;

import dev.telex.sink.elastic.IndexFamily;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/// What Kafka holds of the topics that become indices.
///
/// Topics forget from their beginning. So a month is all there where each partition still has a record from
/// before it; elsewhere nobody knows, and the month counts as not held.
///
/// @param beginnings first offset of each partition
/// @param ends       one past the last
/// @param earliest   time of the first record of each partition that has any, in milliseconds
record KafkaHeld(
        Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> earliest) {

    static KafkaHeld of(KafkaConsumer<?, ?> consumer) {
        List<TopicPartition> partitions = IndexFamily.topics().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        Map<TopicPartition, Long> fromAny = new HashMap<>();
        partitions.forEach(partition -> fromAny.put(partition, 0L));
        Map<TopicPartition, Long> earliest = new HashMap<>();
        consumer.offsetsForTimes(fromAny).forEach((partition, first) -> {
            // Null where there is no record; Kafka's own types do not say so.
            OffsetAndTimestamp found = first;
            if (found != null) {
                earliest.put(partition, found.timestamp());
            }
        });
        return new KafkaHeld(consumer.beginningOffsets(partitions), consumer.endOffsets(partitions), earliest);
    }

    List<TopicPartition> partitions() {
        return List.copyOf(ends.keySet());
    }

    boolean holds(IndexFamily family, YearMonth month) {
        long start = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return ends.keySet().stream()
                .filter(partition -> partition.topic().equals(family.topic()))
                .allMatch(partition -> earliest.getOrDefault(partition, Long.MAX_VALUE) < start);
    }

    /// About how many records there are to read; compaction and transactions leave gaps.
    long records() {
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - beginnings.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /// How far a consumer is.
    long read(KafkaConsumer<?, ?> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.position(partition) - beginnings.getOrDefault(partition, 0L))
                .sum();
    }
}
