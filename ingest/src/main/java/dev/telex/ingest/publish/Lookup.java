package dev.telex.ingest.publish;

import dev.telex.wire.Feed;
import dev.telex.wire.FeedAddress;
import dev.telex.wire.FeedItems;
import dev.telex.wire.FeedKind;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topic;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks things up in Kafka that no process keeps in memory, because they are asked for a few times a day in
/// all the feeds there are. It reads a topic from its beginning: a second or two.
public final class Lookup implements Publication.Recall {
    private static final Logger LOG = LoggerFactory.getLogger(Lookup.class);
    private static final Duration WAIT = Duration.ofSeconds(1);
    /// Somebody's poll waits for it, and whoever wants the partitions waits for that poll.
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int AT_ONCE = 4;

    private final KafkaSettings kafka;
    private final Semaphore reading = new Semaphore(AT_ONCE);

    public Lookup(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    @Override
    public @Nullable FeedItems items(String feed) {
        Map<String, FeedItems> found = new HashMap<>();
        read(
                Topics.FEED_ITEMS,
                partitions -> partition -> partition == Topics.partitionOf(feed, partitions),
                record -> {
                    if (record.key().equals(feed)) {
                        put(found, record, FeedItems.class);
                    }
                });
        return found.get(feed);
    }

    /// Another feed that is asked at an address, whichever process has it; null where there is none.
    ///
    /// @param feed id of the one that is not another
    public @Nullable Feed at(String url, String feed) {
        FeedAddress address = FeedAddress.of(url);
        Map<String, Feed> found = new HashMap<>();
        read(Topics.FEEDS, _ -> _ -> true, record -> {
            if (!record.key().equals(feed)) {
                put(found, record, Feed.class);
                found.values().removeIf(other -> !isPolledAt(address, other));
            }
        });
        return found.values().stream().findFirst().orElse(null);
    }

    private static boolean isPolledAt(FeedAddress address, Feed feed) {
        return (feed.kind() == null || feed.kind() == FeedKind.POLL)
                && feed.url() != null
                && FeedAddress.of(feed.url()).equals(address);
    }

    /// What cannot be read is passed over, as it is by whoever follows the topic.
    private static <V> void put(Map<String, V> found, ConsumerRecord<String, byte[]> record, Class<V> type) {
        found.remove(record.key());
        try {
            if (record.value() != null) {
                found.put(record.key(), Json.read(record.value(), type));
            }
        } catch (IOException e) {
            LOG.debug("{} {} is passed over", record.topic(), record.key(), e);
        }
    }

    private interface Which {
        IntPredicate of(int partitions);
    }

    private void read(Topic topic, Which which, Consumer<ConsumerRecord<String, byte[]>> take) {
        reading.acquireUninterruptibly();
        try {
            readNow(topic, which, take);
        } finally {
            reading.release();
        }
    }

    private void readNow(Topic topic, Which which, Consumer<ConsumerRecord<String, byte[]>> take) {
        try (var consumer = new KafkaConsumer<>(
                kafka.client("ingest-lookup"), new StringDeserializer(), new ByteArrayDeserializer())) {
            var all = consumer.partitionsFor(topic.name());
            List<TopicPartition> partitions = all.stream()
                    .filter(partition -> which.of(all.size()).test(partition.partition()))
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(WAIT).forEach(take);
                if (System.nanoTime() - deadline > 0) {
                    throw new TimeoutException(
                            "%s could not be read within %d s".formatted(topic.name(), PATIENCE.toSeconds()));
                }
            }
        }
    }
}
