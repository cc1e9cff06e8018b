package dev.telex.enrich;

import dev.telex.enrich.entity.EntityTagger;
import dev.telex.wire.health.Health;
import dev.telex.wire.health.Part;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The part that works out what each article says: runs [EnrichTopology].
public final class Enrich implements Part {
    private static final Logger LOG = LoggerFactory.getLogger(Enrich.class);
    static final String APPLICATION = "telex-enrich";
    private static final Duration REPLACEMENT = Duration.ofSeconds(1);
    private static final int RETRY_MILLIS = 5;
    private static final int BATCH_BYTES = 128 << 10;
    /// Asked for at once, of each partition.
    private static final int RESTORED_BYTES = 4 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final DictionaryFeed dictionary;
    private volatile String lastFailure = "";

    private Enrich(KafkaStreams streams, EntityTagger tagger, KafkaSettings kafka) {
        this.streams = streams;
        streams.setUncaughtExceptionHandler(this::replace);
        // What users added counts from the first article on.
        this.dictionary = DictionaryFeed.start(tagger, kafka, streams::start);
    }

    /// Returns at once; [#health] tells when it is at work.
    ///
    /// @param stateDir where state is kept that can be restored from Kafka
    public static Enrich start(EnrichSettings settings, KafkaSettings kafka, Path stateDir) {
        EntityTagger tagger = EntityTagger.load();
        KafkaStreams streams =
                new KafkaStreams(EnrichTopology.build(tagger, settings), config(settings, kafka, stateDir));
        return new Enrich(streams, tagger, kafka);
    }

    @Override
    public Health health() {
        KafkaStreams.State state = streams.state();
        return switch (state) {
            case RUNNING -> Health.UP;
            case CREATED, REBALANCING -> Health.down("starting: articles are dealt out and state is restored");
            case PENDING_SHUTDOWN, NOT_RUNNING -> Health.down("stopped");
            case PENDING_ERROR, ERROR -> Health.down("enrich ended: " + lastFailure + "; start it again");
        };
    }

    @Override
    public void close() {
        dictionary.close();
        streams.close(
                CloseOptions.timeout(PATIENCE).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }

    /// What a thread cannot go on with is not the next one's fault: its tasks start again from the last commit.
    private StreamThreadExceptionResponse replace(Throwable failure) {
        lastFailure = String.valueOf(failure.getMessage());
        LOG.warn("an enrich thread ended and is replaced in a second", failure);
        try {
            Thread.sleep(REPLACEMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static Properties config(EnrichSettings settings, KafkaSettings kafka, Path stateDir) {
        Properties config = new Properties();
        config.putAll(kafka.member("enrich"));
        config.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                APPLICATION,
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                settings.threads(),
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis(),
                // What came last waits for its commit until the next poll is over: 100 ms by default where the wire is
                // slow, at each of two hops.
                StreamsConfig.POLL_MS_CONFIG,
                settings.commitInterval().toMillis(),
                StreamsConfig.STATE_DIR_CONFIG,
                stateDir.toString(),
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                kafka.replicationFactor(),
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true,
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
                "earliest"));
        config.putAll(Map.of(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                SetAside.class,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                SetAside.class,
                StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
                SetAside.class,
                StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
                "zstd",
                // Whoever restores unpacks batch by batch, and pays for each.
                StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                BATCH_BYTES,
                StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
                RESTORED_BYTES,
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                Topics.MAX_RECORD_BYTES,
                // A transaction that begins while the last one's markers are written is told to try again: of 100 ms,
                // the default, most would be lost.
                StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG),
                RETRY_MILLIS));
        return config;
    }
}
