package dev.telex.enrich;

import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The way of articles that were read again into the enrich that runs, never far ahead of it: what comes off the wire
/// meanwhile is not to wait behind them.
final class Intake implements AutoCloseable {
    /// Records that wait to be taken in: some tens of milliseconds of its work.
    static final int MOST_AHEAD = 1000;

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ATTEMPT_MS = 10_000;

    private final String servers;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final BooleanSupplier stop;
    /// One past the last record that was put, by partition.
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private long put;

    private Intake(KafkaSettings kafka, BooleanSupplier stop) {
        Map<String, Object> client = kafka.client("replay");
        servers = String.valueOf(kafka.bootstrapServers());
        this.stop = stop;
        Map<String, Object> asking = new HashMap<>(client);
        asking.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ATTEMPT_MS);
        asking.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ATTEMPT_MS);
        admin = Admin.create(asking);
        Map<String, Object> writing = new HashMap<>(client);
        writing.put(ProducerConfig.ACKS_CONFIG, "all");
        writing.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        writing.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
        producer = new KafkaProducer<>(writing, new StringSerializer(), new ByteArraySerializer());
    }

    /// @throws IllegalStateException where Kafka does not answer, or no enrich runs that takes articles in
    static Intake open(KafkaSettings kafka, BooleanSupplier stop) {
        Intake intake = new Intake(kafka, stop);
        try {
            intake.expectTopics();
            intake.expectEnrich();
            return intake;
        } catch (RuntimeException e) {
            intake.close();
            throw e;
        }
    }

    /// Returns when they are acknowledged.
    ///
    /// @param partition of telex.articles from which they come: what is remembered of them is where that is read
    void put(int partition, List<EnrichedArticle> articles) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (EnrichedArticle article : articles) {
            sent.add(producer.send(
                    new ProducerRecord<>(Topics.REPLAYED.name(), partition, article.id(), Json.bytes(article))));
        }
        producer.flush();
        sent.forEach(each -> {
            RecordMetadata at = result(each);
            ends.put(new TopicPartition(at.topic(), at.partition()), at.offset() + 1);
        });
        put += articles.size();
    }

    /// How many were put.
    long put() {
        return put;
    }

    /// Returns when no more than so many wait to be taken in, or somebody wants it to end.
    ///
    /// @param waiting told how many wait
    /// @throws IllegalStateException where none is taken in for a long time
    void await(LongConsumer waiting, long atMost) {
        long least = Long.MAX_VALUE;
        long since = System.nanoTime();
        for (long left = waiting(); ; left = waiting()) {
            waiting.accept(left);
            if (left <= atMost || stop.getAsBoolean()) {
                return;
            }
            if (left < least) {
                least = left;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "telex enrich has taken in nothing for %d s: is it still up (telex health)? Run the same again then"
                                .formatted(PATIENCE.toSeconds()));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close(Duration.ofSeconds(1));
    }

    private long waiting() {
        if (ends.isEmpty()) {
            return 0;
        }
        Map<TopicPartition, OffsetAndMetadata> taken =
                result(admin.listConsumerGroupOffsets(Enrich.APPLICATION).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata offset = taken.get(end.getKey());
                    return Math.max(0, end.getValue() - (offset == null ? 0 : offset.offset()));
                })
                .sum();
    }

    private void expectTopics() {
        List<String> names = List.of(Topics.ARTICLES.name(), Topics.REPLAYED.name());
        if (!result(admin.listTopics().names()).containsAll(names)) {
            throw new IllegalStateException(
                    "Kafka at %s has no topics %s: telex enrich makes them when it starts; it has to run as it is now"
                            .formatted(servers, String.join(", ", names)));
        }
        Map<String, Integer> partitions = new HashMap<>();
        result(admin.describeTopics(names).allTopicNames())
                .forEach(
                        (name, topic) -> partitions.put(name, topic.partitions().size()));
        int articles = partitions.getOrDefault(Topics.ARTICLES.name(), 0);
        int replayed = partitions.getOrDefault(Topics.REPLAYED.name(), 0);
        if (replayed < articles) {
            throw new IllegalStateException(
                    "%s has %d partitions, and %s has %d: give it as many (kafka-topics --alter)"
                            .formatted(Topics.REPLAYED.name(), replayed, Topics.ARTICLES.name(), articles));
        }
    }

    /// One that has just been started is waited for.
    private void expectEnrich() {
        long end = System.nanoTime() + START.toNanos();
        while (!stop.getAsBoolean()) {
            List<MemberDescription> members = members();
            boolean isAtWork = members.stream()
                    .flatMap(member -> member.assignment().topicPartitions().stream())
                    .map(TopicPartition::topic)
                    .anyMatch(Topics.REPLAYED.name()::equals);
            if (isAtWork) {
                return;
            }
            if (members.isEmpty() || System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        "no telex enrich is at work with Kafka at %s: it takes in what is read again; start it first%s"
                                .formatted(servers, members.isEmpty() ? "" : ", of this version"));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private List<MemberDescription> members() {
        try {
            List<MemberDescription> members = new ArrayList<>();
            for (var group : admin.describeConsumerGroups(List.of(Enrich.APPLICATION))
                    .describedGroups()
                    .values()) {
                members.addAll(group.get().members());
            }
            return members;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw unanswered(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private <T> T result(Future<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw unanswered(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private IllegalStateException unanswered(ExecutionException e) {
        Throwable reason = e.getCause();
        return new IllegalStateException(
                "Kafka at %s does not answer: %s; is kafka.bootstrap-servers right?"
                        .formatted(servers, reason == null ? "no reason given" : reason.getMessage()),
                e);
    }
}
