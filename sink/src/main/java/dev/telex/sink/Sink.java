package dev.telex.sink;

import dev.telex.sink.deadletter.DeadLetters;
import dev.telex.sink.elastic.ArticleIndex;
import dev.telex.sink.elastic.ElasticsearchSettings;
import dev.telex.wire.health.Health;
import dev.telex.wire.health.Part;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The part that writes enriched articles to Elasticsearch.
///
/// A thread runs a [Delivery] for as long as it can; what waits, waits in Kafka. Any record may be written again at
/// any time, because its id and version come with it.
public final class Sink implements Part {
    private static final Logger LOG = LoggerFactory.getLogger(Sink.class);
    private static final Duration STEP = Duration.ofMillis(50);

    private final SinkSettings settings;
    private final KafkaSettings kafka;
    private final InstantSource clock;
    private final ArticleIndex index;
    private final DeadLetters deadLetters;
    private final Thread thread = Thread.ofPlatform().name("sink").unstarted(this::run);
    private @Nullable Rest rest;
    private volatile boolean stopping;
    private volatile Health health = Health.down("starting: Elasticsearch is being asked");

    private Sink(SinkSettings settings, KafkaSettings kafka, ElasticsearchSettings elasticsearch, InstantSource clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.clock = clock;
        this.index = new ArticleIndex(elasticsearch);
        this.deadLetters = new DeadLetters(kafka);
    }

    /// Returns at once; [#health] tells when it is at work.
    public static Sink start(
            SinkSettings settings, KafkaSettings kafka, ElasticsearchSettings elasticsearch, InstantSource clock) {
        Sink sink = new Sink(settings, kafka, elasticsearch, clock);
        sink.thread.start();
        return sink;
    }

    @Override
    public Health health() {
        return health;
    }

    /// Waits for the bulks under way, then stops; what is not committed comes again.
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
            deadLetters.close();
            index.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("Elasticsearch's client did not close", e);
        }
    }

    private void run() {
        while (!stopping) {
            try {
                install();
                deliver();
            } catch (IOException | RuntimeException e) {
                say(Health.down("the articles cannot be delivered, they wait in Kafka: " + e.getMessage()));
                rest = Rest.after(rest, settings.retryCeiling(), System.nanoTime());
                await(rest);
            }
        }
    }

    private void install() throws IOException {
        index.install(clock.instant());
        rest = null;
        say(Health.UP);
    }

    private void deliver() {
        try (var consumer = new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var delivery = new Delivery(consumer, index, deadLetters, settings, this::say)) {
            consumer.subscribe(List.of(Topics.ENRICHED.name()), delivery);
            while (!stopping) {
                delivery.step();
            }
        }
    }

    private void await(Rest rest) {
        while (!stopping && System.nanoTime() - rest.end() < 0) {
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    /// What changes is told once.
    private void say(Health now) {
        if (now instanceof Health.Down down && health instanceof Health.Up) {
            LOG.warn("{}", down.reason());
        }
        health = now;
    }

    private Map<String, Object> config() {
        Map<String, Object> config = kafka.client("sink");
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "telex-sink");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchDocuments());
        // What the consumer itself holds comes on top of the backlog.
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
        return config;
    }
}
