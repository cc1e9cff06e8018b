package dev.telex.ingest.push;

import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.Subscription;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All push sources and all subscriptions, as `telex.feeds` and `telex.subscriptions` have them: whole, in every
/// process. A change is made by writing it to Kafka and counts here once it was read back, so that every process
/// sees the same changes in the same order.
final class Directory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// Tells the few push sources from all the other feeds without reading each as JSON.
    private static final byte[] PUSH = "\"push\"".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Object> config;
    private final Producer<String, byte[]> producer;
    private final Map<String, Feed> sources = new ConcurrentHashMap<>();
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    /// Feed's id to its subscriptions' ids: asked for at each poll.
    private final Map<String, Set<String>> byFeed = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().name("push-directory").unstarted(this::run);
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile boolean loaded;
    private volatile boolean closing;

    Directory(KafkaSettings kafka) {
        this.config = kafka.client("push");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        Map<String, Object> sending = kafka.client("push");
        sending.put(ProducerConfig.ACKS_CONFIG, "all");
        sending.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        sending.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        sending.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        sending.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        this.producer = new KafkaProducer<>(sending, new StringSerializer(), new ByteArraySerializer());
        thread.start();
    }

    /// Whether all is read that was there at the start.
    boolean isLoaded() {
        return loaded;
    }

    /// @param name the source's address as [Feed#url] has it
    @Nullable
    Feed source(String name) {
        return sources.values().stream()
                .filter(feed -> feed.url().equals(name))
                .findAny()
                .orElse(null);
    }

    Collection<Subscription> all() {
        return subscriptions.values();
    }

    @Nullable
    Subscription subscription(String id) {
        return subscriptions.get(id);
    }

    /// The same, for an id that somebody was told: where another process told it a moment ago, it is about to be
    /// read.
    @Nullable
    Subscription awaited(String id, Duration time) {
        awaitThat(() -> subscriptions.containsKey(id), time);
        return subscriptions.get(id);
    }

    List<Subscription> of(String feed) {
        return byFeed.getOrDefault(feed, Set.of()).stream()
                .map(subscriptions::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /// Returns when Kafka has it and it counts here.
    ///
    /// @throws KafkaException where that cannot be had
    void put(Subscription subscription) {
        write(subscription.id(), Json.bytes(subscription));
    }

    /// @throws KafkaException where that cannot be had
    void remove(String id) {
        write(id, null);
    }

    @Override
    public void close() {
        closing = true;
        KafkaConsumer<String, byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(PATIENCE);
    }

    private void write(String id, byte @Nullable [] value) {
        try {
            RecordMetadata written = producer.send(new ProducerRecord<>(Topics.SUBSCRIPTIONS.name(), id, value))
                    .get();
            TopicPartition partition = new TopicPartition(written.topic(), written.partition());
            awaitThat(() -> positions.getOrDefault(partition, 0L) > written.offset(), PATIENCE);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    private void awaitThat(Condition condition, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        synchronized (positions) {
            long left = time.toMillis();
            while (!condition.holds() && left > 0 && !closing) {
                try {
                    positions.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptException(e);
                }
                left = (end - System.nanoTime()) / 1_000_000;
            }
        }
    }

    private interface Condition {
        boolean holds();
    }

    private void run() {
        while (!closing) {
            try (var reading = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer = reading;
                follow(reading);
            } catch (WakeupException e) {
                LOG.debug("closing", e);
            } catch (RuntimeException e) {
                LOG.warn("push reads its sources and subscriptions from Kafka again", e);
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> reading) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(Topics.FEEDS.name(), Topics.SUBSCRIPTIONS.name())) {
            reading.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        reading.assign(partitions);
        reading.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = reading.endOffsets(partitions);
        while (!closing) {
            reading.poll(Duration.ofSeconds(1)).forEach(this::take);
            partitions.forEach(partition -> positions.put(partition, reading.position(partition)));
            loaded = loaded
                    || ends.entrySet().stream()
                            .allMatch(end -> Objects.requireNonNull(positions.get(end.getKey())) >= end.getValue());
            synchronized (positions) {
                positions.notifyAll();
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.topic().equals(Topics.SUBSCRIPTIONS.name())) {
                take(record.key(), record.value());
            } else if (record.value() != null && contains(record.value())) {
                Feed feed = Json.read(record.value(), Feed.class);
                put(sources, record.key(), feed.kind() == FeedKind.PUSH ? feed : null);
            } else {
                sources.remove(record.key());
            }
        } catch (IOException e) {
            LOG.warn("{} {} is passed over: {}", record.topic(), record.key(), e.getMessage());
        }
    }

    private void take(String id, byte @Nullable [] value) throws IOException {
        Subscription before = subscriptions.get(id);
        Subscription after = value == null ? null : Json.read(value, Subscription.class);
        put(subscriptions, id, after);
        if (after != null) {
            byFeed.computeIfAbsent(after.feed().id(), _ -> ConcurrentHashMap.newKeySet())
                    .add(id);
        } else if (before != null) {
            byFeed.computeIfPresent(before.feed().id(), (_, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
        }
    }

    private static <V> void put(Map<String, V> map, String key, @Nullable V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    private static boolean contains(byte[] value) {
        for (int i = 0; i <= value.length - PUSH.length; i++) {
            if (Arrays.equals(value, i, i + PUSH.length, PUSH, 0, PUSH.length)) {
                return true;
            }
        }
        return false;
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            closing = true;
        }
    }
}
