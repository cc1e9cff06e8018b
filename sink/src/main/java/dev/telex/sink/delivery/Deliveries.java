package dev.telex.sink.delivery;

import dev.telex.wire.Alert;
import dev.telex.wire.Delivery;
import dev.telex.wire.health.Health;
import dev.telex.wire.health.Part;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The part that delivers alerts: from telex.alerts to wherever their watches say.
///
/// A thread runs a [Round] for as long as Kafka lets it, and begins another where it does not. What a destination
/// does is no matter of its health: that is told in telex.deliveries.
public final class Deliveries implements Part {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration BUSY = Duration.ofMillis(2);
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(250);
    private static final Duration PRUNE_INTERVAL = Duration.ofHours(1);
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(3);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final DeliverySettings settings;
    private final KafkaSettings kafka;
    private final InstantSource clock;
    private final Thread thread = Thread.ofPlatform().name("deliveries").unstarted(this::run);
    private volatile boolean stopping;
    private volatile Health health = Health.down("starting: what was not delivered yet is read back");

    private Deliveries(DeliverySettings settings, KafkaSettings kafka, InstantSource clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.clock = clock;
    }

    /// Returns at once; [#health] tells when it is at work.
    public static Deliveries start(DeliverySettings settings, KafkaSettings kafka, InstantSource clock) {
        Deliveries deliveries = new Deliveries(settings, kafka, clock);
        deliveries.thread.start();
        return deliveries;
    }

    @Override
    public Health health() {
        return health;
    }

    /// Waits a little for the attempts under way; what does not come back is sent again at the next start.
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                deliver();
            } catch (RuntimeException e) {
                health = Health.down("alerts are not delivered, they wait in Kafka: " + e.getMessage());
                LOG.warn("alerts wait in Kafka for a second", e);
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    private void deliver() {
        try (Ledger ledger = new Ledger(kafka);
                Desk desk = new Desk(kafka);
                Dispatch dispatch = new Dispatch(settings, clock, ledger, desk, new Sending(settings, clock));
                var consumer =
                        new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            desk.catchUp();
            Round round = new Round(consumer, ledger, desk, dispatch);
            consumer.subscribe(List.of(Topics.ALERTS.name()), round);
            while (!stopping) {
                round.step();
            }
            round.finish();
        }
    }

    private Map<String, Object> config() {
        Map<String, Object> config = kafka.member("deliveries");
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "telex-deliveries");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return config;
    }

    /// From one start of the consumer to its end.
    private final class Round implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Ledger ledger;
        private final Desk desk;
        private final Dispatch dispatch;
        private long committed = System.nanoTime();
        private long pruned = committed;
        private boolean hasRead;

        Round(KafkaConsumer<byte[], byte[]> consumer, Ledger ledger, Desk desk, Dispatch dispatch) {
            this.consumer = consumer;
            this.ledger = ledger;
            this.desk = desk;
            this.dispatch = dispatch;
        }

        void step() {
            var records = consumer.poll(dispatch.isBusy() ? BUSY : IDLE);
            desk.read(Duration.ZERO).forEach(dispatch::resnooze);
            records.forEach(this::take);
            dispatch.step();
            long now = System.nanoTime();
            if (now - committed > COMMIT_INTERVAL.toNanos()) {
                commit();
                committed = now;
            }
            if (now - pruned > PRUNE_INTERVAL.toNanos()) {
                dispatch.prune();
                pruned = now;
            }
        }

        void finish() {
            dispatch.finish(LAST_ATTEMPTS);
            commit();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Map<Integer, List<Delivery>> open = ledger.readBack(partitions, dispatch::delivered);
            open.forEach(dispatch::restore);
            health = Health.UP;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            finish();
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            dispatch.leave(partitions.stream().map(TopicPartition::partition).toList());
            ledger.forget(partitions);
        }

        private void take(ConsumerRecord<byte[], byte[]> record) {
            hasRead = true;
            try {
                if (record.value() != null) {
                    dispatch.take(record.partition(), record.offset(), Json.read(record.value(), Alert.class));
                }
            } catch (IOException e) {
                ledger.setAside(record, String.valueOf(e.getMessage()));
            }
        }

        /// What was read is recorded by now, and may be committed once that is safe. A commit that fails because the
        /// partitions went elsewhere costs nothing: what is recorded is known there.
        private void commit() {
            ledger.flush();
            if (!hasRead) {
                return;
            }
            hasRead = false;
            try {
                consumer.commitSync();
            } catch (CommitFailedException | RebalanceInProgressException e) {
                LOG.debug("the partitions went elsewhere", e);
            }
        }
    }
}
