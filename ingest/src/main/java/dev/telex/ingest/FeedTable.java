package dev.telex.ingest;

import dev.telex.ingest.publish.Subscriber;
import dev.telex.ingest.schedule.Timetable;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedState;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows `telex.feeds`, and keeps the timetable to the feeds of the partitions that Kafka deals to this
/// process.
///
/// A partition that arrives is read from its beginning, first the feeds and then their states; its feeds are
/// asked once both are read, so that none is asked before its state is known. From then on this process is the
/// one that writes those states, and they are not read any more. Partitions move one by one (cooperative
/// rebalancing): those that stay are asked all the while. One thread calls [#follow].
final class FeedTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedTable.class);

    private static final int PATIENCE_MS = 5_000;
    private static final int RECORDS = 5_000;
    private static final Pattern ID = Pattern.compile("[^/]*/[0-9a-f]{16}");

    private final KafkaConsumer<String, byte[]> feeds;
    private final KafkaConsumer<String, byte[]> states;
    private final Timetable timetable;
    private final Ledger ledger;
    private final Subscriber subscriber;
    private final Consumer<String> forget;
    private final Map<Integer, Loading> loading = new HashMap<>();
    private boolean isDealt;
    private volatile Served served = new Served(Set.of(), 1);

    /// @param partitions that are dealt to this process, and read
    /// @param all        how many there are
    private record Served(Set<Integer> partitions, int all) {
        Served {
            partitions = Set.copyOf(partitions);
        }
    }

    /// A partition that is being read: how far there is to go, its feeds, and states whose feed is not there.
    private static final class Loading {
        final long endOfFeeds;

        @Nullable
        Long endOfStates;

        final Set<String> feeds = new HashSet<>();
        final Set<String> leftOver = new HashSet<>();

        Loading(long endOfFeeds) {
            this.endOfFeeds = endOfFeeds;
        }
    }

    /// @param forget told of each feed that was removed
    FeedTable(KafkaSettings kafka, Timetable timetable, Ledger ledger, Subscriber subscriber, Consumer<String> forget) {
        this.timetable = timetable;
        this.ledger = ledger;
        this.subscriber = subscriber;
        this.forget = forget;
        Map<String, Object> config = kafka.member("ingest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        Map<String, Object> alone = new HashMap<>(config);
        alone.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        this.states = new KafkaConsumer<>(alone, new StringDeserializer(), new ByteArrayDeserializer());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "telex-ingest");
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        this.feeds = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        feeds.subscribe(List.of(Topics.FEEDS.name()), new Dealt());
    }

    /// Takes in what changed, waiting for it at most as long as said.
    void follow(Duration wait) {
        feeds.poll(loading.isEmpty() ? wait : Duration.ZERO).forEach(this::takeFeed);
        if (!loading.isEmpty()) {
            beginStates();
            if (!states.assignment().isEmpty()) {
                states.poll(wait).forEach(this::takeState);
            }
            finishLoading();
        }
    }

    /// Whether partitions are still being dealt out or read.
    boolean isLoading() {
        return !isDealt || !loading.isEmpty();
    }

    /// Whether the feeds of this id's host are dealt to this process, and read. From any thread.
    boolean owns(String id) {
        Served now = served;
        return now.partitions().contains(Topics.partitionOf(id, now.all()));
    }

    /// Makes a [#follow] that waits for Kafka end with a [WakeupException]. From any thread.
    void wakeup() {
        feeds.wakeup();
        states.wakeup();
    }

    @Override
    public void close() {
        Duration patience = Duration.ofMillis(PATIENCE_MS);
        for (KafkaConsumer<?, ?> consumer : List.of(feeds, states)) {
            try {
                consumer.close(CloseOptions.timeout(patience));
            } catch (WakeupException e) {
                LOG.debug("woken up while closing", e);
            }
        }
    }

    private void takeFeed(ConsumerRecord<String, byte[]> record) {
        if (!isFeed(record)) {
            return;
        }
        String id = record.key();
        Loading partition = loading.get(record.partition());
        if (record.value() == null) {
            remove(id, partition);
            return;
        }
        try {
            Feed feed = feed(record);
            timetable.put(feed);
            if (partition == null) {
                open(id);
            } else {
                partition.feeds.add(id);
            }
        } catch (IOException e) {
            passOver(record, e);
        }
    }

    private void remove(String id, @Nullable Loading partition) {
        if (partition != null) {
            partition.feeds.remove(id);
        }
        if (ledger.remove(id) && partition == null) {
            subscriber.released(id);
            forget.accept(id);
        }
    }

    private void open(String id) {
        Feed feed = timetable.open(id);
        if (feed != null) {
            subscriber.owned(feed);
        }
    }

    private void takeState(ConsumerRecord<String, byte[]> record) {
        Loading partition = loading.get(record.partition());
        if (partition == null || !isFeed(record)) {
            return;
        }
        if (record.value() == null) {
            partition.leftOver.remove(record.key());
            timetable.forget(record.key());
            return;
        }
        try {
            if (!timetable.put(state(record))) {
                partition.leftOver.add(record.key());
            }
        } catch (IOException e) {
            passOver(record, e);
        }
    }

    private static boolean isFeed(ConsumerRecord<String, byte[]> record) {
        boolean isFeed = record.key() != null && ID.matcher(record.key()).matches();
        if (!isFeed) {
            LOG.warn("{} {} is passed over: its key is no feed's id", record.topic(), record.key());
        }
        return isFeed;
    }

    private static void passOver(ConsumerRecord<String, byte[]> record, IOException e) {
        LOG.warn("{} {} is passed over: {}", record.topic(), record.key(), e.getMessage());
    }

    private static Feed feed(ConsumerRecord<String, byte[]> record) throws IOException {
        Feed feed = Json.read(record.value(), Feed.class);
        if (feed == null || !record.key().equals(feed.id()) || feed.url() == null || feed.added() == null) {
            throw new IOException("a feed needs its key as id, a url, and when it was added");
        }
        return feed;
    }

    private static FeedState state(ConsumerRecord<String, byte[]> record) throws IOException {
        FeedState state = Json.read(record.value(), FeedState.class);
        if (state == null || !record.key().equals(state.feed()) || state.due() == null) {
            throw new IOException("a feed's state needs its key as feed, and when it is due");
        }
        return state;
    }

    /// The states of a partition are read once its feeds are.
    private void beginStates() {
        List<TopicPartition> ready = new ArrayList<>();
        loading.forEach((partition, load) -> {
            if (load.endOfStates == null
                    && feeds.position(new TopicPartition(Topics.FEEDS.name(), partition)) >= load.endOfFeeds) {
                ready.add(new TopicPartition(Topics.FEED_STATES.name(), partition));
            }
        });
        if (!ready.isEmpty()) {
            Set<TopicPartition> all = new HashSet<>(states.assignment());
            all.addAll(ready);
            states.assign(all);
            states.seekToBeginning(ready);
            states.endOffsets(ready).forEach((partition, end) -> {
                Loading load = loading.get(partition.partition());
                if (load != null) {
                    load.endOfStates = end;
                }
            });
        }
    }

    private void finishLoading() {
        Set<Integer> read = new HashSet<>();
        loading.forEach((partition, load) -> {
            TopicPartition of = new TopicPartition(Topics.FEED_STATES.name(), partition);
            if (load.endOfStates != null && states.position(of) >= load.endOfStates) {
                read.add(partition);
                load.leftOver.forEach(forget);
            }
        });
        if (!read.isEmpty()) {
            List<Loading> done = read.stream().map(loading::remove).toList();
            assignLoading();
            // Open before they count as owned: a feed that is owned and not known was removed.
            done.forEach(load -> load.feeds.forEach(this::open));
            note(Set.of(), partitions());
        }
    }

    private void assignLoading() {
        states.assign(states.assignment().stream()
                .filter(partition -> loading.containsKey(partition.partition()))
                .toList());
    }

    private void note(Set<Integer> gone, int all) {
        Set<Integer> partitions = new HashSet<>();
        feeds.assignment().forEach(partition -> partitions.add(partition.partition()));
        partitions.removeAll(loading.keySet());
        partitions.removeAll(gone);
        served = new Served(partitions, all);
    }

    private int partitions() {
        return feeds.partitionsFor(Topics.FEEDS.name()).size();
    }

    private final class Dealt implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            isDealt = true;
            feeds.seekToBeginning(partitions);
            feeds.endOffsets(partitions)
                    .forEach((partition, end) -> loading.put(partition.partition(), new Loading(end)));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (partitions.isEmpty()) {
                return;
            }
            Set<Integer> gone = new HashSet<>();
            partitions.forEach(partition -> gone.add(partition.partition()));
            loading.keySet().removeAll(gone);
            assignLoading();
            int all = partitions();
            note(gone, all);
            ledger.release(id -> gone.contains(Topics.partitionOf(id, all)), subscriber::released);
        }
    }
}
