package dev.telex.sink;

import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.deadletter.DeadLetters;
import dev.telex.sink.elastic.IndexFamily;
import dev.telex.sink.elastic.RunningIndexes;
import dev.telex.wire.health.Health;
import dev.telex.wire.health.Part;
import dev.telex.wire.topics.KafkaSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The part that writes articles, stories and alerts to Elasticsearch.
///
/// A thread runs a [Delivery] for as long as it can; what waits, waits in Kafka. Any record may be written
/// again at any time, because its id and version come with it.
public final class Sink implements Part {
    private static final Logger LOG = LoggerFactory.getLogger(Sink.class);
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration REMOVAL = Duration.ofHours(1);

    private final SinkSettings settings;
    private final KafkaSettings kafka;
    private final Elasticsearch elasticsearch;
    private final RunningIndexes indexes;
    private final DeadLetters deadLetters;
    private final Thread thread = Thread.ofPlatform().name("sink").unstarted(this::run);
    private @Nullable Rest rest;
    private volatile boolean stopping;
    private volatile Health health = Health.down("starting: Elasticsearch is being asked");

    private Sink(SinkSettings settings, KafkaSettings kafka, ElasticsearchSettings elasticsearch, InstantSource clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.elasticsearch = new Elasticsearch(elasticsearch);
        this.indexes = new RunningIndexes(this.elasticsearch, settings.keep(), clock);
        this.deadLetters = new DeadLetters("sink", kafka);
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
            elasticsearch.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                install();
                deliver();
            } catch (IOException | RuntimeException e) {
                say(Health.down("events cannot be delivered, they wait in Kafka: " + e.getMessage()));
                rest = Rest.after(rest, settings.retryCeiling(), System.nanoTime());
                await(rest);
            }
        }
    }

    private void install() throws IOException {
        indexes.install();
        rest = null;
        say(Health.UP);
    }

    private void deliver() throws IOException {
        try (var consumer = Delivery.consumer("telex-sink", settings, kafka);
                var delivery = new Delivery(consumer, indexes, deadLetters, settings, this::say)) {
            consumer.subscribe(IndexFamily.topics(), delivery);
            long nextRemoval = System.nanoTime();
            while (!stopping) {
                delivery.step();
                if (System.nanoTime() - nextRemoval >= 0) {
                    indexes.removeOld().forEach(name -> LOG.info("{} is removed: its time is over (sink.keep)", name));
                    nextRemoval = System.nanoTime() + REMOVAL.toNanos();
                }
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
}
