package dev.telex.sink.delivery;

import dev.telex.sink.delivery.Judgement.Said;
import dev.telex.wire.Alert;
import dev.telex.wire.Destination;
import dev.telex.wire.Silence;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was said at the desk that concerns deliveries: all of it, in every instance.
final class Desk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Duration WAIT = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Silence> silences = new HashMap<>();

    Desk(KafkaSettings kafka) {
        Map<String, Object> config = kafka.client("desk");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.DESK.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Reads what is there now.
    void catchUp() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            Set<String> _ = read(WAIT);
        }
    }

    /// Reads what has arrived.
    ///
    /// @return watches of which something else is said than before about snoozing them
    Set<String> read(Duration wait) {
        Set<String> watches = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
            take(key, record);
            if (key.startsWith(Silence.Kind.SNOOZE.prefix())) {
                watches.add(key.substring(Silence.Kind.SNOOZE.prefix().length()));
            }
        }
        return watches;
    }

    /// Whether and how long a watch is snoozed; null: it is not.
    @Nullable
    Silence snooze(String watch) {
        return silences.get(Silence.key(Silence.Kind.SNOOZE, watch, null));
    }

    /// What this process says itself counts at once.
    void take(Silence silence) {
        silences.put(silence.key(), silence);
    }

    Said about(Alert alert, Destination destination) {
        return new Said(
                silences.get(Silence.key(Silence.Kind.CLOSED, destination.target(), null)),
                muted(alert),
                snooze(alert.watch()));
    }

    /// Where two stories turn out to be one, who muted either of them muted that.
    private List<Silence> muted(Alert alert) {
        Alert.Of story = alert.story();
        return story == null
                ? List.of()
                : Stream.concat(Stream.of(story.id()), story.tookIn().stream())
                        .flatMap(id -> Stream.of(
                                Silence.key(Silence.Kind.MUTE, id, null),
                                Silence.key(Silence.Kind.MUTE, id, alert.watch())))
                        .map(silences::get)
                        .filter(Objects::nonNull)
                        .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take(String key, ConsumerRecord<byte[], byte[]> record) {
        if (Arrays.stream(Silence.Kind.values()).noneMatch(kind -> key.startsWith(kind.prefix()))) {
            return;
        }
        if (record.value() == null) {
            silences.remove(key);
            return;
        }
        try {
            silences.put(key, Json.read(record.value(), Silence.class));
        } catch (IOException e) {
            LOG.warn("{} in {} is passed over: {}", key, record.topic(), e.getMessage());
        }
    }
}
