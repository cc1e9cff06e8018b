package dev.telex.sink;

import dev.telex.sink.deadletter.DeadLetters;
import dev.telex.sink.elastic.Destination;
import dev.telex.sink.elastic.Document;
import dev.telex.sink.elastic.Written;
import dev.telex.wire.health.Health;
import dev.telex.wire.topics.KafkaSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of documents from a consumer into Elasticsearch.
///
/// One thread reads, decides and commits ([#step]); bulks are written by virtual threads, several at a time,
/// and come back through a queue. What cannot be written now returns to the backlog; once that is full, the
/// partitions are paused, and the rest waits in Kafka. Nothing is committed that is not written or set aside.
final class Delivery implements ConsumerRebalanceListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration BUSY = Duration.ofMillis(5);
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(500);
    private static final Duration LAST_BULKS = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Destination destination;
    private final DeadLetters deadLetters;
    private final SinkSettings settings;
    private final Consumer<Health> health;
    private final Backlog backlog;
    private final Offsets offsets = new Offsets();
    private final BlockingQueue<List<Written>> answers = new LinkedBlockingQueue<>();
    private final ExecutorService bulks = Executors.newVirtualThreadPerTaskExecutor();
    private int underWay;
    private long settled;
    private long refused;
    private @Nullable Rest rest;
    private long committed = System.nanoTime();

    /// @param health told whether Elasticsearch takes documents
    Delivery(
            KafkaConsumer<byte[], byte[]> consumer,
            Destination destination,
            DeadLetters deadLetters,
            SinkSettings settings,
            Consumer<Health> health) {
        this.consumer = consumer;
        this.destination = destination;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.health = health;
        this.backlog = new Backlog(settings);
    }

    /// @param group whose offsets say how far it was read
    static KafkaConsumer<byte[], byte[]> consumer(String group, SinkSettings settings, KafkaSettings kafka) {
        Map<String, Object> config = kafka.member("sink");
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchDocuments());
        // What the consumer itself holds comes on top of the backlog.
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Whether all before these offsets is written or set aside.
    boolean hasReached(Map<TopicPartition, Long> ends) {
        return backlog.isEmpty()
                && underWay == 0
                && consumer.assignment().containsAll(ends.keySet())
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /// Documents that were written or refused.
    long settled() {
        return settled;
    }

    /// Documents that were refused.
    long refused() {
        return refused;
    }

    /// Reads what there is, sends what is due, takes in what came back, commits what is done.
    void step() {
        if (backlog.isFull()) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(backlog.isEmpty() ? IDLE : BUSY)) {
            read(record);
        }
        for (List<Written> answer = answers.poll(); answer != null; answer = answers.poll()) {
            settle(answer);
        }
        send();
        if (System.nanoTime() - committed > COMMIT_INTERVAL.toNanos()) {
            commit();
        }
    }

    /// Waits for the bulks under way, and commits what they did.
    @Override
    public void close() {
        finish();
        commit();
        bulks.shutdownNow();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // Their records come by themselves.
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        finish();
        commit();
        onPartitionsLost(partitions);
    }

    /// They are somebody else's already.
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        backlog.forget(partitions);
        offsets.forget(partitions);
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        offsets.read(record);
        try {
            Document document = Document.of(record);
            if (destination.wants(document)) {
                backlog.add(document, System.nanoTime());
            } else {
                offsets.done(record);
            }
        } catch (IOException e) {
            deadLetters.setAside(record, String.valueOf(e.getMessage()));
            offsets.done(record);
        }
    }

    private void send() {
        long now = System.nanoTime();
        if (rest != null && now - rest.end() < 0) {
            return;
        }
        // After a rest, one bulk finds out whether Elasticsearch is back.
        int most = rest == null ? settings.bulks() : 1;
        while (underWay < most) {
            List<Document> bulk = backlog.take(now, underWay == 0);
            if (bulk.isEmpty()) {
                return;
            }
            underWay++;
            bulks.execute(() -> answers.add(written(bulk)));
        }
    }

    /// Runs in a thread of its own. What Elasticsearch refuses is set aside before it counts as done.
    private List<Written> written(List<Document> bulk) {
        try {
            List<Written> written = destination.write(bulk);
            for (Written each : written) {
                if (each instanceof Written.Refused refused) {
                    deadLetters.setAside(refused.document().record(), refused.reason());
                }
            }
            return written;
        } catch (RuntimeException e) {
            LOG.warn("a bulk of {} documents is written again", bulk.size(), e);
            return bulk.stream()
                    .<Written>map(document -> new Written.Unanswered(document, e.toString()))
                    .toList();
        }
    }

    private void settle(List<Written> answer) {
        underWay--;
        long now = System.nanoTime();
        List<Document> again = new ArrayList<>();
        String reason = null;
        boolean isUnanswered = false;
        for (Written written : answer) {
            switch (written) {
                case Written.Done(Document document) -> done(document);
                case Written.Refused(Document document, String _) -> {
                    done(document);
                    refused++;
                }
                case Written.NotYet(Document document, String why, boolean _) -> {
                    again.add(document);
                    reason = why;
                }
                case Written.Unanswered(Document document, String why) -> {
                    again.add(document);
                    reason = why;
                    isUnanswered = true;
                }
            }
        }
        backlog.giveBack(again);
        rest = isUnanswered ? Rest.after(rest, settings.retryCeiling(), now) : null;
        if (!isUnanswered) {
            again.stream().map(Document::index).distinct().forEach(index -> backlog.rest(index, now));
        }
        if (reason != null) {
            health.accept(Health.down("Elasticsearch does not take documents, they wait in Kafka: " + reason));
        } else if (!backlog.hasRest()) {
            health.accept(Health.UP);
        }
    }

    private void done(Document document) {
        settled++;
        backlog.done(document);
        offsets.done(document.record());
    }

    /// Waits for what is under way; what does not come back in time is written again by whoever reads it next.
    private void finish() {
        long end = System.nanoTime() + LAST_BULKS.toNanos();
        try {
            while (underWay > 0) {
                List<Written> answer = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (answer == null) {
                    return;
                }
                settle(answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A commit that fails because the partitions went elsewhere costs nothing: whoever has them writes the
    /// same again.
    private void commit() {
        committed = System.nanoTime();
        var offsets = this.offsets.committable();
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets);
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.debug("the partitions went elsewhere", e);
        } catch (KafkaException e) {
            LOG.warn("what was written could not be committed; it may be written again: {}", e.getMessage());
        }
    }
}
