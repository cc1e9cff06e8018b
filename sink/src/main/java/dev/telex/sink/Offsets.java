package dev.telex.sink;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// How far each partition may be committed: up to the first record that is neither written nor set aside.
/// Records are done in any order; only those that are not done yet are remembered, and of those there are as
/// many as the backlog holds, however far the others get ahead of them.
final class Offsets {
    private final Map<TopicPartition, Run> runs = new HashMap<>();

    private static final class Run {
        final SequencedSet<Long> waiting = new LinkedHashSet<>();
        long end;
        long committed;

        Run(long first) {
            committed = first;
        }

        long next() {
            return waiting.isEmpty() ? end : waiting.getFirst();
        }
    }

    void read(ConsumerRecord<?, ?> record) {
        Run run = runs.computeIfAbsent(partition(record), _ -> new Run(record.offset()));
        run.waiting.add(record.offset());
        run.end = record.offset() + 1;
    }

    /// A record of a partition that went elsewhere is passed over: whoever has it now does it again.
    void done(ConsumerRecord<?, ?> record) {
        Run run = runs.get(partition(record));
        if (run != null) {
            run.waiting.remove(record.offset());
        }
    }

    /// What moved since the last call.
    Map<TopicPartition, OffsetAndMetadata> committable() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        runs.forEach((partition, run) -> {
            long next = run.next();
            if (next > run.committed) {
                offsets.put(partition, new OffsetAndMetadata(next));
                run.committed = next;
            }
        });
        return offsets;
    }

    void forget(Collection<TopicPartition> partitions) {
        runs.keySet().removeAll(partitions);
    }

    static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
