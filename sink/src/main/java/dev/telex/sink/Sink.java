package dev.telex.sink;

import dev.telex.sink.deadletter.DeadLetters;
import dev.telex.sink.elastic.ArticleIndex;
import dev.telex.sink.elastic.Document;
import dev.telex.sink.elastic.ElasticsearchSettings;
import dev.telex.sink.elastic.Written;
import dev.telex.wire.health.Health;
import dev.telex.wire.health.Part;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The part that writes enriched articles to Elasticsearch.
///
/// One thread reads a batch, offers it until every document of it is there or set aside, and commits. It never
/// gives up on Elasticsearch: what waits, waits in Kafka. Any record may be written again at any time, because
/// its id and version come with it.
public final class Sink implements Part {
    private static final Logger LOG = LoggerFactory.getLogger(Sink.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final SinkSettings settings;
    private final KafkaSettings kafka;
    private final InstantSource clock;
    private final ArticleIndex index;
    private final DeadLetters deadLetters;
    private final Thread thread = Thread.ofPlatform().name("sink").unstarted(this::run);
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

    /// Finishes the batch in hand if Elasticsearch takes it, then stops; what is not committed comes again.
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
            try (var consumer =
                    new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(List.of(Topics.ENRICHED.name()));
                Pause pause = new Pause(consumer, FIRST_PAUSE, settings.retryCeiling(), () -> stopping);
                install(pause);
                deliver(consumer, pause);
            } catch (RuntimeException e) {
                health = Health.down("the articles cannot be delivered: " + e.getMessage());
                LOG.warn("sink reads from its last commit again", e);
                Pause.sleep(Duration.ofSeconds(1));
            }
        }
    }

    private void install(Pause pause) {
        while (!stopping) {
            try {
                index.install(clock.instant());
                pause.over();
                up();
                return;
            } catch (IOException | RuntimeException e) {
                down(String.valueOf(e.getMessage()));
                pause.take();
            }
        }
    }

    private void deliver(KafkaConsumer<byte[], byte[]> consumer, Pause pause) {
        while (!stopping) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty() && write(documents(records), pause)) {
                commit(consumer, records);
            }
        }
    }

    private List<Document> documents(ConsumerRecords<byte[], byte[]> records) {
        List<Document> documents = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                documents.add(Document.of(record));
            } catch (IOException e) {
                deadLetters.setAside(record, String.valueOf(e.getMessage()));
            }
        }
        return documents;
    }

    /// @return whether every document is in Elasticsearch or set aside; false only when stopping
    private boolean write(List<Document> documents, Pause pause) {
        List<Document> waiting = documents;
        while (!waiting.isEmpty()) {
            List<Document> again = new ArrayList<>();
            for (List<Document> batch : Batches.of(waiting, settings)) {
                for (Written written : index.write(batch)) {
                    switch (written) {
                        case Written.Done _ -> {}
                        case Written.Refused refused ->
                            deadLetters.setAside(refused.document().record(), refused.reason());
                        case Written.NotYet notYet -> {
                            again.add(notYet.document());
                            down(notYet.reason());
                        }
                    }
                }
            }
            if (again.isEmpty()) {
                up();
                pause.over();
            } else if (stopping) {
                return false;
            } else {
                pause.take();
            }
            waiting = again;
        }
        return true;
    }

    /// A commit that fails because the partitions went elsewhere costs nothing: whoever has them writes the same
    /// again.
    private static void commit(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        try {
            consumer.commitSync(records.nextOffsets());
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.debug("the partitions went elsewhere", e);
        }
    }

    private void up() {
        if (health instanceof Health.Down) {
            health = Health.UP;
        }
    }

    private void down(String reason) {
        if (health instanceof Health.Up) {
            LOG.warn("Elasticsearch does not take documents, they wait in Kafka: {}", reason);
        }
        health = Health.down("Elasticsearch does not take documents, they wait in Kafka: " + reason);
    }

    private Map<String, Object> config() {
        Map<String, Object> config = kafka.client("sink");
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "telex-sink");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchDocuments());
        return config;
    }
}
