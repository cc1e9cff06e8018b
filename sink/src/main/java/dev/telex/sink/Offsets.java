package dev.telex.sink;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// How far each partition may be committed: up to the first record that is neither written nor set aside.
/// Records are done in any order.
final class Offsets {
    private final Map<TopicPartition, Run> runs = new HashMap<>();

    private static final class Run {
        final Deque<Long> waiting = new ArrayDeque<>();
        final Set<Long> done = new HashSet<>();
        long next;
        boolean moved;
    }

    void read(ConsumerRecord<?, ?> record) {
        Run run = runs.computeIfAbsent(partition(record), _ -> new Run());
        run.waiting.add(record.offset());
    }

    /// A record of a partition that went elsewhere is passed over: whoever has it now does it again.
    void done(ConsumerRecord<?, ?> record) {
        Run run = runs.get(partition(record));
        if (run == null) {
            return;
        }
        run.done.add(record.offset());
        for (Long first = run.waiting.peek(); first != null && run.done.remove(first); first = run.waiting.peek()) {
            run.waiting.remove();
            run.next = first + 1;
            run.moved = true;
        }
    }

    /// What moved since the last call.
    Map<TopicPartition, OffsetAndMetadata> committable() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        runs.forEach((partition, run) -> {
            if (run.moved) {
                offsets.put(partition, new OffsetAndMetadata(run.next));
                run.moved = false;
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
