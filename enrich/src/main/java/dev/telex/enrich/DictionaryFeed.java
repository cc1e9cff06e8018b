package dev.telex.enrich;

import dev.telex.enrich.entity.EntityTagger;
import dev.telex.wire.DictionaryEntry;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what users add to the dictionaries into the tagger, as long as it runs: each instance reads all of
/// `telex.entities`, from its start, in no consumer group.
///
/// A thread and a consumer, and no global store of Streams: the tagger holds the names in a tenth of the memory that
/// a store with the same records would take on top, and reading the topic again takes seconds.
final class DictionaryFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DictionaryFeed.class);
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EntityTagger tagger;
    private final KafkaSettings kafka;
    private final Runnable whenCaughtUp;
    private final Thread thread;
    private boolean caughtUp;
    private volatile boolean closed;

    private DictionaryFeed(EntityTagger tagger, KafkaSettings kafka, Runnable whenCaughtUp) {
        this.tagger = tagger;
        this.kafka = kafka;
        this.whenCaughtUp = whenCaughtUp;
        this.thread = Thread.ofPlatform().name("telex-dictionary").daemon().unstarted(this::run);
    }

    /// Returns at once.
    ///
    /// @param whenCaughtUp run once, when the tagger knows what was in the topic at the start
    static DictionaryFeed start(EntityTagger tagger, KafkaSettings kafka, Runnable whenCaughtUp) {
        DictionaryFeed feed = new DictionaryFeed(tagger, kafka, whenCaughtUp);
        feed.thread.start();
        return feed;
    }

    @Override
    public void close() {
        closed = true;
        try {
            // A consumer that is interrupted says so as an error; it looks up by itself soon enough, mostly.
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try (var consumer = new KafkaConsumer<>(config(), new StringDeserializer(), new ByteArrayDeserializer())) {
                follow(consumer);
            } catch (WakeupException | InterruptException _) {
                return;
            } catch (KafkaException e) {
                LOG.warn("the lists of entities cannot be read, and are read again in {} s", AGAIN.toSeconds(), e);
                sleep();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.ENTITIES.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!closed) {
            consumer.poll(WAIT).forEach(this::take);
            if (!caughtUp
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                caughtUp = true;
                whenCaughtUp.run();
            }
        }
    }

    /// One bad entry leaves the others as they are.
    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            tagger.remove(record.key());
            return;
        }
        try {
            tagger.put(Json.read(record.value(), DictionaryEntry.class));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("entity {} cannot be read, and is left out: {}", record.key(), e.getMessage());
        }
    }

    private void sleep() {
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> config() {
        Map<String, Object> config = kafka.client("enrich-entities");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return config;
    }
}
