package dev.telex.sink;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;

/// Waits while Elasticsearch cannot take more, longer each time, and tells Kafka meanwhile that this consumer is
/// alive.
final class Pause {
    private static final Duration STEP = Duration.ofMillis(100);

    private final Consumer<?, ?> consumer;
    private final Duration first;
    private final Duration ceiling;
    private final BooleanSupplier stopping;
    private Duration next;

    Pause(Consumer<?, ?> consumer, Duration first, Duration ceiling, BooleanSupplier stopping) {
        this.consumer = consumer;
        this.first = first;
        this.ceiling = ceiling;
        this.stopping = stopping;
        this.next = first;
    }

    void take() {
        long end = System.nanoTime() + next.toNanos();
        while (!stopping.getAsBoolean() && System.nanoTime() - end < 0) {
            // Again in each step: a rebalance may have dealt partitions that are not paused.
            consumer.pause(consumer.assignment());
            var none = consumer.poll(STEP);
            if (!none.isEmpty()) {
                // A partition that arrived within this very poll: it is given back as it was.
                none.partitions()
                        .forEach(partition -> consumer.seek(
                                partition, none.records(partition).getFirst().offset()));
            }
        }
        consumer.resume(consumer.paused());
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(ceiling) > 0 ? ceiling : doubled;
    }

    /// Elasticsearch took something: the next pause is a short one again.
    void over() {
        next = first;
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
