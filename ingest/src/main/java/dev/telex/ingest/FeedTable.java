package dev.telex.ingest;

import dev.telex.ingest.schedule.Timetable;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedState;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows `telex.feeds` and `telex.feed-states`, and keeps the timetable to the feeds of the partitions that
/// Kafka deals to this process.
///
/// Both topics are read from their beginning whenever a partition arrives; feeds of it are in the timetable once
/// both are read, so that none is asked before its state is known. From then on this process is the one that
/// writes those states, and what it wrote is not read back. One thread calls [#follow].
final class FeedTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedTable.class);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Timetable timetable;
    private final InstantSource clock;
    private final Consumer<String> forget;
    private final Map<Integer, Loading> loading = new HashMap<>();

    /// A partition that is being read: what was found so far, and how far there is to go.
    private static final class Loading {
        final Map<String, Feed> feeds = new HashMap<>();
        final Map<String, FeedState> states = new HashMap<>();
        final Map<TopicPartition, Long> ends = new HashMap<>();
    }

    /// @param forget told of each feed that was removed
    FeedTable(KafkaSettings kafka, Timetable timetable, InstantSource clock, Consumer<String> forget) {
        Map<String, Object> config = kafka.client("ingest");
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "telex-ingest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Range deals partition n of both topics to the same process.
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        this.timetable = timetable;
        this.clock = clock;
        this.forget = forget;
        consumer.subscribe(List.of(Topics.FEEDS.name(), Topics.FEED_STATES.name()), new Dealt());
    }

    /// Takes in what changed, waiting for it at most as long as said.
    void follow(Duration wait) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
            take(record);
        }
        finishLoading();
    }

    /// Whether partitions are still being read.
    boolean isLoading() {
        return !loading.isEmpty();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            Loading partition = loading.get(record.partition());
            if (record.topic().equals(Topics.FEEDS.name())) {
                take(record.key(), feed(record), partition);
            } else if (partition != null) {
                put(partition.states, record.key(), state(record));
            }
        } catch (IOException e) {
            LOG.warn("{} {} is passed over: {}", record.topic(), record.key(), e.getMessage());
        }
    }

    private void take(String id, @Nullable Feed feed, @Nullable Loading partition) {
        if (partition != null) {
            put(partition.feeds, id, feed);
        } else if (feed != null) {
            timetable.put(feed, FeedState.unasked(id, clock.instant()));
        } else if (timetable.remove(id)) {
            forget.accept(id);
        }
    }

    private static @Nullable Feed feed(ConsumerRecord<String, byte[]> record) throws IOException {
        if (record.value() == null) {
            return null;
        }
        Feed feed = Json.read(record.value(), Feed.class);
        if (!record.key().equals(feed.id()) || feed.url() == null || feed.added() == null) {
            throw new IOException("a feed needs its key as id, a url, and when it was added");
        }
        return feed;
    }

    private static @Nullable FeedState state(ConsumerRecord<String, byte[]> record) throws IOException {
        if (record.value() == null) {
            return null;
        }
        FeedState state = Json.read(record.value(), FeedState.class);
        if (!record.key().equals(state.feed()) || state.due() == null) {
            throw new IOException("a feed's state needs its key as feed, and when it is due");
        }
        return state;
    }

    private static <V> void put(Map<String, V> map, String key, @Nullable V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    private void finishLoading() {
        loading.values().removeIf(partition -> {
            boolean read = partition.ends.entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            if (read) {
                partition.states.keySet().stream()
                        .filter(id -> !partition.feeds.containsKey(id))
                        .forEach(forget);
                partition.feeds.values().forEach(feed -> {
                    FeedState state = partition.states.get(feed.id());
                    timetable.put(feed, state == null ? FeedState.unasked(feed.id(), clock.instant()) : state);
                });
            }
            return read;
        });
    }

    private final class Dealt implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.seekToBeginning(partitions);
            consumer.endOffsets(partitions)
                    .forEach((partition, end) -> loading.computeIfAbsent(partition.partition(), _ -> new Loading())
                            .ends
                            .put(partition, end));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            Set<Integer> gone = new HashSet<>();
            partitions.forEach(partition -> gone.add(partition.partition()));
            loading.keySet().removeAll(gone);
            int all = consumer.partitionsFor(Topics.FEEDS.name()).size();
            timetable.removeIf(feed -> gone.contains(Topics.partitionOf(feed.id(), all)));
        }
    }
}
