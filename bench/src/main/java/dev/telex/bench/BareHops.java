package dev.telex.bench;

import dev.telex.enrich.EnrichSettings;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/// The limit of what enrich can be: Kafka Streams that hands every article through as many exactly-once hops, from
/// telex.articles over a repartition topic to telex.alerts, with enrich's settings, and does nothing with it and
/// remembers nothing. Behind it a reader of what is committed.
final class BareHops implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final Thread reader;
    private volatile boolean stopping;

    private BareHops(KafkaStreams streams, KafkaSettings kafka, Consumer<ConsumerRecord<byte[], byte[]>> arrived) {
        this.streams = streams;
        this.reader = Thread.ofPlatform().name("bare-reader").unstarted(() -> read(kafka, arrived));
    }

    static BareHops start(
            EnrichSettings settings,
            KafkaSettings kafka,
            Path state,
            Consumer<ConsumerRecord<byte[], byte[]>> arrived) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(Topics.ARTICLES.name(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .repartition(Repartitioned.with(Serdes.ByteArray(), Serdes.ByteArray())
                        .withName("hop"))
                .to(Topics.ALERTS.name(), Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        Properties config = new Properties();
        config.putAll(kafka.client("bare"));
        config.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "bare-hops",
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                settings.threads(),
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis(),
                StreamsConfig.POLL_MS_CONFIG,
                settings.commitInterval().toMillis(),
                StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG),
                5,
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString(),
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                kafka.replicationFactor()));
        BareHops hops = new BareHops(new KafkaStreams(builder.build(), config), kafka, arrived);
        hops.streams.start();
        hops.reader.start();
        return hops;
    }

    boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    private void read(KafkaSettings kafka, Consumer<ConsumerRecord<byte[], byte[]>> arrived) {
        Map<String, Object> config = kafka.client("bare");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "bare-reader");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.ALERTS.name()));
            while (!stopping) {
                consumer.poll(Duration.ofMillis(50)).forEach(arrived);
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        streams.close(
                CloseOptions.timeout(PATIENCE).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }
}
