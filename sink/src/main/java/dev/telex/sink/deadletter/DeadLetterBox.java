package dev.telex.sink.deadletter;

import dev.telex.wire.topics.DeadLetter;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What waits in `telex.dead-letters`, for people: look, put back, drop.
///
/// What was done about a letter is a record behind it. So the topic is read twice: first for what is settled,
/// then letter by letter, because all of them together may be larger than memory.
public final class DeadLetterBox implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final String REPLAYED = "replayed";
    private static final String DROPPED = "dropped";

    private final KafkaSettings kafka;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;

    public DeadLetterBox(KafkaSettings kafka) {
        this.kafka = kafka;
        Map<String, Object> reading = kafka.client("app");
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Map<String, Object> writing = kafka.client("app");
        writing.put(ProducerConfig.ACKS_CONFIG, "all");
        writing.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
        producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Hands over the letters that are wanted, those of a partition in the order in which they were set aside.
    public void read(Wanted wanted, Consumer<Letter> each) {
        Map<String, String> outcomes = new HashMap<>();
        scan(record -> {
            if (isSettlement(record)) {
                outcomes.put(
                        record.partition() + "@" + Letter.header(record, DeadLetter.LETTER),
                        Letter.header(record, DeadLetter.SETTLED));
            }
        });
        scan(record -> {
            if (!isSettlement(record)) {
                Letter letter =
                        new Letter(record, outcomes.getOrDefault(record.partition() + "@" + record.offset(), ""));
                if (wanted.includes(letter)) {
                    each.accept(letter);
                }
            }
        });
    }

    /// Puts the original bytes of the letters back where they came from: into the same partition, so that
    /// they meet what has the same key. What still cannot be taken comes back as a new letter.
    ///
    /// @param each told of every letter that went
    /// @throws IllegalStateException where a letter's topic is no more; those before it went
    public void replay(Wanted wanted, Consumer<Letter> each) {
        Set<String> topics = consumer.listTopics().keySet();
        read(wanted, letter -> {
            Letter.Origin origin = letter.origin();
            if (!topics.contains(origin.topic())) {
                throw new IllegalStateException("letter %s came from %s, which is no more; telex dead-letters drop %s"
                        .formatted(letter.id(), origin.topic(), letter.id()));
            }
            ConsumerRecord<byte[], byte[]> record = letter.record();
            send(new ProducerRecord<>(origin.topic(), origin.partition(), record.key(), record.value()));
            settle(letter, REPLAYED);
            each.accept(letter);
        });
    }

    /// Gives letters up. Their bytes are removed as soon as all before them are settled as well, else when
    /// the topic forgets them.
    public void drop(Wanted wanted, Consumer<Letter> each) {
        read(wanted, letter -> {
            settle(letter, DROPPED);
            each.accept(letter);
        });
        removeSettled();
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }

    private static boolean isSettlement(ConsumerRecord<?, ?> record) {
        return record.headers().lastHeader(DeadLetter.SETTLED) != null;
    }

    private void settle(Letter letter, String outcome) {
        ConsumerRecord<byte[], byte[]> record = letter.record();
        send(DeadLetter.settled(record.partition(), record.offset(), record.key(), outcome));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /// What settles a letter stands behind it: before the first that waits, neither is of use any more.
    private void removeSettled() {
        Map<TopicPartition, Long> firstWaiting = new TreeMap<>((a, b) -> Integer.compare(a.partition(), b.partition()));
        firstWaiting.putAll(consumer.endOffsets(consumer.assignment()));
        read(
                Wanted.WAITING,
                letter -> firstWaiting.merge(
                        new TopicPartition(
                                letter.record().topic(), letter.record().partition()),
                        letter.record().offset(),
                        Math::min));
        Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
        firstWaiting.forEach((partition, offset) -> before.put(partition, RecordsToDelete.beforeOffset(offset)));
        try (Admin admin = Admin.create(kafka.client("app"))) {
            admin.deleteRecords(before).all().get();
        } catch (ExecutionException e) {
            throw new KafkaException("dropped letters stay in Kafka for their 30 days: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /// Everything up to what is the end now.
    private void scan(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
                if (record.offset() < ends.getOrDefault(partition(record), 0L)) {
                    each.accept(record);
                }
            }
        }
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
