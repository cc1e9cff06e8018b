package dev.telex.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.FaultyGate.Fault;
import dev.telex.testing.Elasticsearch;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.health.Health;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.time.InstantSource;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a server does to bulks while it lives; [SinkOutagesTest] has the rows in which it does not. One sink goes
/// through all of them.
@ExtendWith(Servers.class)
@TestInstance(Lifecycle.PER_CLASS)
class SinkFaultsTest {
    private static final int ARTICLES = 400;

    private final Kafka broker;
    private final String elasticsearch;
    private final FaultyGate gate;
    private final Sink sink;

    SinkFaultsTest(Kafka broker, Elasticsearch elasticsearch) {
        this.broker = broker;
        this.elasticsearch = elasticsearch.url();
        KafkaSettings kafka = FaultRow.settings(broker);
        try (Admin admin = Admin.create(kafka.client("test"))) {
            Topics.create(admin, kafka);
        }
        gate = new FaultyGate(this.elasticsearch);
        sink = Sink.start(
                FaultRow.SETTINGS, kafka, ElasticsearchSettings.at(gate.url().toString()), InstantSource.system());
    }

    @AfterEach
    void mend() {
        gate.mend();
    }

    @AfterAll
    void stop() {
        sink.close();
        gate.close();
    }

    @Test
    void losesAndDoublesNothingWithoutAFault() {
        sendAndExpectAll("none");
    }

    @Test
    void losesAndDoublesNothingWhenHalfOfAllBulksAreAnswered429() {
        gate.becomes(Fault.TOO_MANY_REQUESTS);
        sendAndExpectAll("busy");
    }

    @Test
    void losesAndDoublesNothingWhenAnswersAreCutInHalf() {
        gate.becomes(Fault.CUT_ANSWER);
        sendAndExpectAll("cut");
    }

    @Test
    void losesAndDoublesNothingWhenBulksAreOverTheServersLimit() {
        gate.takesBulksUpTo(20_000);
        sendAndExpectAll("large");
    }

    @Test
    void waitsForAServerThatIsAwayAndSaysSo() {
        gate.becomes(Fault.UNAVAILABLE);
        try (FaultRow row = row("away")) {
            row.send(ARTICLES);
            awaitDown("503");
            assertThat(row.indexed()).isZero();
            gate.becomes(Fault.NONE);
            row.expectAll();
        }
        assertThat(sink.health()).isEqualTo(Health.UP);
    }

    /// As at the flood stage of Elasticsearch's disks.
    @Test
    void losesAndDoublesNothingWhenAnIndexIsReadOnlyBecauseADiskIsFull() throws IOException {
        await().atMost(FaultRow.PATIENCE).until(() -> sink.health() instanceof Health.Up);
        try (FaultRow row = row("full");
                var connection = new dev.telex.query.elastic.Elasticsearch(ElasticsearchSettings.at(elasticsearch))) {
            if (!connection.has("/telex-articles-2026.03")) {
                connection.put("/telex-articles-2026.03-1", json("""
                    {"aliases": {"telex-articles": {}, "telex-articles-2026.03": {"is_write_index": true}}}\
                    """));
            }
            connection.put(
                    "/telex-articles-2026.03/_settings", json("{\"index.blocks.read_only_allow_delete\": true}"));
            row.send(ARTICLES);
            awaitDown("read-only");
            connection.put(
                    "/telex-articles-2026.03/_settings", json("{\"index.blocks.read_only_allow_delete\": null}"));
            row.expectAll();
        }
    }

    private void sendAndExpectAll(String fault) {
        try (FaultRow row = row(fault)) {
            row.send(ARTICLES);
            row.expectAll();
        }
    }

    private FaultRow row(String fault) {
        return new FaultRow(fault, broker, gate, elasticsearch);
    }

    private void awaitDown(String reason) {
        await().atMost(FaultRow.PATIENCE)
                .until(() -> sink.health() instanceof Health.Down down
                        && down.reason().contains(reason));
    }

    private static JsonNode json(String text) throws IOException {
        return Json.mapper().readTree(text);
    }
}
