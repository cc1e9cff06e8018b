package dev.telex.sink.delivery;

import dev.telex.wire.Delivery;
import dev.telex.wire.Delivery.State;
import dev.telex.wire.Silence;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.DeadLetter;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is written down of deliveries, and read back: telex.deliveries, partition by partition beside telex.alerts.
///
/// What was taken is known by 64 bits of its key, about 50 bytes for each of the last 30 days: two keys in ten million
/// share them with a likelihood of one in 400,000.
final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final String STAGE = "sink";
    private static final long ANY_OFFSET = -1;

    private final KafkaSettings kafka;
    private final Producer<byte[], byte[]> producer;
    private final Map<Integer, Map<Long, Long>> known = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Ledger(KafkaSettings kafka) {
        this.kafka = kafka;
        Map<String, Object> config = kafka.client("deliveries");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Reads partitions back that have arrived.
    ///
    /// @param delivered told of what was, as far as it is kept
    /// @return what is not done, by partition, in the order of the alerts
    Map<Integer, List<Delivery>> readBack(Collection<TopicPartition> partitions, Consumer<Delivery> delivered) {
        Map<Integer, Map<String, Delivery>> open = new HashMap<>();
        partitions.forEach(partition -> {
            known.put(partition.partition(), new HashMap<>());
            open.put(partition.partition(), new LinkedHashMap<>());
        });
        List<TopicPartition> read = partitions.stream()
                .map(partition -> new TopicPartition(Topics.DELIVERIES.name(), partition.partition()))
                .toList();
        Map<String, Object> config = kafka.client("deliveries");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var reader = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reader.assign(read);
            reader.seekToBeginning(read);
            Map<TopicPartition, Long> ends = reader.endOffsets(read);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(WAIT)) {
                    take(record, open.getOrDefault(record.partition(), new HashMap<>()), delivered);
                }
            }
        }
        Map<Integer, List<Delivery>> pending = new HashMap<>();
        open.forEach((partition, records) -> pending.put(
                partition,
                records.values().stream()
                        .sorted((a, b) -> Long.compare(a.offset(), b.offset()))
                        .toList()));
        return pending;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<String, Delivery> open, Consumer<Delivery> delivered) {
        if (record.value() == null) {
            return;
        }
        try {
            Delivery delivery = Json.read(record.value(), Delivery.class);
            remember(record.partition(), delivery);
            if (!delivery.state().isDone()) {
                open.put(delivery.key(), delivery);
                return;
            }
            open.remove(delivery.key());
            if (delivery.state() == State.DELIVERED) {
                delivered.accept(delivery);
            }
        } catch (IOException e) {
            LOG.warn(
                    "{}-{}@{} is passed over: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> known.remove(partition.partition()));
    }

    /// Whether an alert was taken before. One that was set aside, and is sent again from the dead letters, comes from
    /// another offset.
    boolean isKnown(int partition, String alert, String destination, long offset) {
        Long at = known.getOrDefault(partition, Map.of()).get(bits(Delivery.key(alert, destination)));
        return at != null && (at == ANY_OFFSET || at == offset);
    }

    void record(int partition, Delivery delivery) {
        remember(partition, delivery);
        send(new ProducerRecord<>(Topics.DELIVERIES.name(), partition, utf8(delivery.key()), Json.bytes(delivery)));
    }

    void setAside(int partition, Delivery delivery, byte[] alert, String reason) {
        String origin = DeadLetter.origin(Topics.ALERTS.name(), partition, delivery.offset());
        send(DeadLetter.of(utf8(delivery.watch()), alert, STAGE, delivery.destination() + ": " + reason, origin));
        LOG.warn("{} is set aside in {}: {}: {}", origin, Topics.DEAD_LETTERS.name(), delivery.destination(), reason);
    }

    /// What is no alert.
    void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
        String origin = DeadLetter.origin(record.topic(), record.partition(), record.offset());
        send(DeadLetter.of(record.key(), record.value(), STAGE, reason, origin));
        LOG.warn("{} is set aside in {}: {}", origin, Topics.DEAD_LETTERS.name(), reason);
    }

    void say(Silence silence) {
        send(new ProducerRecord<>(Topics.DESK.name(), utf8(silence.key()), Json.bytes(silence)));
    }

    /// Returns when all that was recorded is safe.
    ///
    /// @throws KafkaException where it is not: then nothing may be committed
    void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new KafkaException("deliveries cannot be recorded: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void remember(int partition, Delivery delivery) {
        Map<Long, Long> of = known.get(partition);
        if (of != null) {
            of.put(bits(delivery.key()), delivery.state() == State.SET_ASIDE ? delivery.offset() : ANY_OFFSET);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback has it.
    private void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (_, failed) -> {
            if (failed != null) {
                failure.set(failed);
            }
        });
    }

    /// An alert's id is a hash itself; the destination's name is not.
    private static long bits(String key) {
        long alert = Long.parseUnsignedLong(key, 0, 16, 16);
        return alert * 31 + key.substring(key.indexOf('/')).hashCode();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
