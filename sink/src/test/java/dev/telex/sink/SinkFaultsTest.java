package dev.telex.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.FaultyGate.Fault;
import dev.telex.testing.Elasticsearch;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Ids;
import dev.telex.wire.health.Health;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.DataSize;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Under each fault: of 1,200 documents (400 articles, three revisions each) one in a hundred articles is
/// refused by the mapping in its last revision; everything else is in the index once, with its last revision.
@ExtendWith(Servers.class)
class SinkFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ARTICLES = 400;
    private static final int REVISIONS = 3;
    private static final SinkSettings SETTINGS = new SinkSettings(
            100, new DataSize(1 << 20), Duration.ofMillis(50), 4, new DataSize(4 << 20), Duration.ofMillis(500), null);

    private final Kafka broker;
    private final KafkaSettings kafka;
    private final String elasticsearch;
    private final FaultyGate gate;
    private final Sink sink;
    private final HttpClient http = HttpClient.newHttpClient();

    SinkFaultsTest(Kafka broker, Elasticsearch elasticsearch) {
        this.broker = broker;
        this.kafka = new KafkaSettings(broker.bootstrapServers(), 2, 1, Map.of());
        this.elasticsearch = elasticsearch.url();
        try (Admin admin = Admin.create(kafka.client("test"))) {
            Topics.create(admin, kafka);
        }
        gate = new FaultyGate(this.elasticsearch);
        sink = Sink.start(SETTINGS, kafka, ElasticsearchSettings.at(gate.url().toString()), InstantSource.system());
    }

    @AfterEach
    void stop() {
        sink.close();
        gate.close();
        http.close();
    }

    @Test
    void losesAndDoublesNothingWithoutAFault() {
        send("none");
        expectAll("none");
    }

    @Test
    void losesAndDoublesNothingWhenHalfOfAllBulksAreAnswered429() {
        gate.becomes(Fault.TOO_MANY_REQUESTS);
        send("busy");
        expectAll("busy");
    }

    @Test
    void losesAndDoublesNothingWhenAnswersAreCutInHalf() {
        gate.becomes(Fault.CUT_ANSWER);
        send("cut");
        expectAll("cut");
    }

    @Test
    void losesAndDoublesNothingWhenBulksAreOverTheServersLimit() {
        gate.takesBulksUpTo(20_000);
        send("large");
        expectAll("large");
    }

    @Test
    void waitsForAServerThatIsAwayAndSaysSo() {
        gate.becomes(Fault.UNAVAILABLE);
        send("away");
        await().atMost(PATIENCE)
                .until(() -> sink.health() instanceof Health.Down down
                        && down.reason().contains("503"));
        assertThat(count("away")).isZero();
        gate.becomes(Fault.NONE);
        expectAll("away");
        assertThat(sink.health()).isEqualTo(Health.UP);
    }

    /// As at the flood stage of Elasticsearch's disks.
    @Test
    void losesAndDoublesNothingWhenAnIndexIsReadOnlyBecauseADiskIsFull() {
        await().atMost(PATIENCE).until(() -> sink.health() instanceof Health.Up);
        put("/telex-articles-2026.03-1", """
            {"aliases": {"telex-articles": {}, "telex-articles-2026.03": {"is_write_index": true}}}\
            """);
        put("/telex-articles-2026.03/_settings", "{\"index.blocks.read_only_allow_delete\": true}");
        send("full");
        await().atMost(PATIENCE)
                .until(() -> sink.health() instanceof Health.Down down
                        && down.reason().contains("read-only"));
        put("/telex-articles-2026.03/_settings", "{\"index.blocks.read_only_allow_delete\": null}");
        expectAll("full");
    }

    private void expectAll(String fault) {
        Set<String> refused = new TreeSet<>();
        for (int i = 0; i < ARTICLES; i += 100) {
            refused.add(id(fault, i));
        }
        await().atMost(PATIENCE).until(() -> deadLetters(fault).equals(refused));
        await().atMost(PATIENCE).until(() -> count(fault + " AND version:3") == ARTICLES - refused.size());
        assertThat(count(fault)).isEqualTo(ARTICLES);
        System.out.printf(
                "fault %-5s documents %,d, articles in the index %,d, in their last revision %,d, dead letters %d,"
                        + " bulks %d%n",
                fault,
                ARTICLES * REVISIONS,
                count(fault),
                count(fault + " AND version:3"),
                refused.size(),
                gate.bulks());
    }

    private void send(String fault) {
        try (var producer =
                new KafkaProducer<>(kafka.client("test"), new StringSerializer(), new ByteArraySerializer())) {
            for (int revision = 1; revision <= REVISIONS; revision++) {
                for (int i = 0; i < ARTICLES; i++) {
                    boolean isRefused = i % 100 == 0 && revision == REVISIONS;
                    String id = id(fault, i);
                    var _ = producer.send(new ProducerRecord<>(
                            Topics.ENRICHED.name(), id, document(fault, id, revision, isRefused ? 1234 : 12)));
                }
            }
        }
    }

    private static byte[] document(String fault, String id, int version, int latitude) {
        return """
            {"id": "%s", "version": %d, "kind": "new", "title": "%s", "firstSeen": "2026-03-01T00:00:00Z", \
            "text": "%s", "places": [{"id": "Q1", "name": "A", "location": {"lat": %d, "lon": 0}}]}\
            """.formatted(id, version, fault, "word ".repeat(100), latitude).getBytes(UTF_8);
    }

    private static String id(String fault, int article) {
        return Ids.hash(fault, Integer.toString(article));
    }

    private Set<String> deadLetters(String fault) {
        return broker.records(Topics.DEAD_LETTERS.name()).stream()
                .filter(record -> new String(record.value(), UTF_8).contains("\"title\": \"" + fault + '"'))
                .map(record -> record.key())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private int count(String query) {
        return get("/telex-articles/_count?q=title:" + query.replace(" ", "%20"))
                .path("count")
                .asInt();
    }

    private void put(String path, String json) {
        try {
            http.send(
                    HttpRequest.newBuilder(URI.create(elasticsearch + path))
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode get(String path) {
        try {
            http.send(
                    HttpRequest.newBuilder(URI.create(elasticsearch + "/telex-articles/_refresh"))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            return Json.mapper()
                    .readTree(http.send(
                                    HttpRequest.newBuilder(URI.create(elasticsearch + path))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
