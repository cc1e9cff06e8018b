package dev.telex.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.testing.Kafka;
import dev.telex.wire.Ids;
import dev.telex.wire.settings.DataSize;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A row of the table of faults: articles of three revisions each, of which the mapping refuses one document in a
/// hundred. Whatever the fault, each article is in the index once with the last revision that was not refused, each
/// refused document is a dead letter once, and no revision set out before the earlier one was answered.
final class FaultRow implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final SinkSettings SETTINGS = new SinkSettings(
            100, new DataSize(1 << 20), Duration.ofMillis(50), 4, new DataSize(4 << 20), Duration.ofMillis(500), null);
    private static final int REVISIONS = 3;

    private final String fault;
    private final Kafka broker;
    private final FaultyGate gate;
    private final Elasticsearch elasticsearch;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicInteger articles = new AtomicInteger();

    FaultRow(String fault, Kafka broker, FaultyGate gate, String elasticsearch) {
        this.fault = fault;
        this.broker = broker;
        this.gate = gate;
        this.elasticsearch = new Elasticsearch(ElasticsearchSettings.at(elasticsearch));
        this.producer =
                new KafkaProducer<>(settings(broker).client("test"), new StringSerializer(), new ByteArraySerializer());
    }

    static KafkaSettings settings(Kafka broker) {
        return new KafkaSettings(broker.bootstrapServers(), 2, 1, Map.of());
    }

    /// Sends more articles: all of them in their first revision, then in their second, then in their last.
    void send(int count) {
        int first = articles.get();
        for (int revision = 1; revision <= REVISIONS; revision++) {
            for (int i = first; i < first + count; i++) {
                var _ = producer.send(new ProducerRecord<>(Topics.ENRICHED.name(), id(i), document(i, revision)));
            }
        }
        producer.flush();
        articles.addAndGet(count);
    }

    /// Sends articles one by one, until it is closed.
    Load load() {
        return new Load();
    }

    final class Load implements AutoCloseable {
        private final CountDownLatch over = new CountDownLatch(1);
        private final Thread thread = Thread.ofVirtual().start(this::run);

        void awaitMore(int more) {
            int before = articles.get();
            await().atMost(PATIENCE).until(() -> articles.get() >= before + more);
        }

        private void run() {
            try {
                while (!over.await(5, TimeUnit.MILLISECONDS)) {
                    send(1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            over.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// Of a document.
    int bytes() {
        return document(0, 1).length;
    }

    /// Articles in the index.
    int indexed() {
        return count("title:" + fault);
    }

    void expectAll() {
        int articles = this.articles.get();
        List<String> refused = new ArrayList<>();
        int lastRefused = 0;
        for (int i = 0; i < articles; i++) {
            for (int revision = 1; revision <= REVISIONS; revision++) {
                if (isRefused(i, revision)) {
                    refused.add(new String(document(i, revision), UTF_8));
                    lastRefused += revision == REVISIONS ? 1 : 0;
                }
            }
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deadLetters()).containsExactlyInAnyOrderElementsOf(refused));
        int last = articles - lastRefused;
        await().atMost(PATIENCE).until(() -> count("title:" + fault + " AND version:3") == last);
        assertThat(count("title:" + fault + " AND version:2")).isEqualTo(lastRefused);
        assertThat(indexed()).isEqualTo(articles);
        assertThat(gate.disorder()).isEmpty();
        System.out.printf(
                "fault %-10s documents sent %,6d · articles in the index %,6d of %,6d, each in its last revision that"
                        + " was not refused · dead letters %,4d · bulks %,5d%n",
                fault, articles * REVISIONS, indexed(), articles, refused.size(), gate.bulks());
    }

    @Override
    public void close() {
        producer.close();
        elasticsearch.close();
    }

    private byte[] document(int article, int revision) {
        return """
            {"id": "%s", "version": %d, "kind": "new", "title": "%s", "firstSeen": "2026-03-01T00:00:00Z", \
            "text": "%s", "places": [{"id": "Q1", "name": "A", "location": {"lat": %d, "lon": 0}}]}\
            """.formatted(
                        id(article), revision, fault, "word ".repeat(100), isRefused(article, revision) ? 1234 : 12)
                .getBytes(UTF_8);
    }

    /// One in a hundred of each revision, and of no article more than one.
    private static boolean isRefused(int article, int revision) {
        return (article + 33 * revision) % 100 == 0;
    }

    private String id(int article) {
        return Ids.hash(fault, Integer.toString(article));
    }

    private List<String> deadLetters() {
        return broker.records(Topics.DEAD_LETTERS.name()).stream()
                .map(letter -> new String(letter.value(), UTF_8))
                .filter(document -> document.contains("\"title\": \"" + fault + '"'))
                .toList();
    }

    private int count(String query) {
        try {
            elasticsearch.post("/telex-articles/_refresh", null);
            return elasticsearch
                    .get("/telex-articles/_count?q=" + query.replace(" ", "%20"))
                    .path("count")
                    .asInt();
        } catch (IOException e) {
            return -1; // it is away
        }
    }
}
