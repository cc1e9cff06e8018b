package dev.telex.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.telex.app.embedded.EmbeddedElasticsearch;
import dev.telex.app.embedded.ServerHealth;
import dev.telex.app.embedded.ServerSettings;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.health.Health;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The rows of the table of faults in which Elasticsearch is gone, while articles go on coming. It is a server of
/// its own, embedded always: nobody stops the one that other tests use.
@ExtendWith(Servers.class)
@TestInstance(Lifecycle.PER_CLASS)
class SinkOutagesTest {
    private static final int HEAP_MEBIBYTES = 256;
    private static final int SOME = 100;

    @TempDir
    private static Path directory;

    private final Kafka broker;
    private EmbeddedElasticsearch server;
    private FaultyGate gate;
    private Sink sink;

    SinkOutagesTest(Kafka broker) {
        this.broker = broker;
    }

    @BeforeAll
    void start() {
        KafkaSettings kafka = FaultRow.settings(broker);
        try (Admin admin = Admin.create(kafka.client("test"))) {
            Topics.create(admin, kafka);
        }
        server = EmbeddedElasticsearch.start(directory, new ServerSettings(0, HEAP_MEBIBYTES));
        gate = new FaultyGate(server.address());
        sink = Sink.start(
                FaultRow.SETTINGS, kafka, ElasticsearchSettings.at(gate.url().toString()), InstantSource.system());
    }

    @AfterAll
    void stop() {
        sink.close();
        gate.close();
        server.close();
    }

    @Test
    void losesAndDoublesNothingWhenElasticsearchIsStoppedForAWhile() {
        stopFor(Duration.ofSeconds(2), "stopped");
    }

    @Test
    @Tag("long")
    void losesAndDoublesNothingWhenElasticsearchIsStoppedForAMinute() {
        stopFor(Duration.ofMinutes(1), "minute");
    }

    @Test
    void losesAndDoublesNothingWhenElasticsearchIsKilled() {
        int restarts = server.restarts();
        try (FaultRow row = row("killed")) {
            try (FaultRow.Load load = row.load()) {
                awaitIndexed(row);
                server.process().destroyForcibly();
                await().atMost(FaultRow.PATIENCE)
                        .until(() -> server.restarts() > restarts && server.health() instanceof ServerHealth.Up);
                load.awaitMore(SOME);
            }
            row.expectAll();
        }
        assertThat(sink.health()).isEqualTo(Health.UP);
    }

    private void stopFor(Duration outage, String fault) {
        try (FaultRow row = row(fault)) {
            try (FaultRow.Load load = row.load()) {
                awaitIndexed(row);
                server.close();
                await().atMost(FaultRow.PATIENCE).until(() -> sink.health() instanceof Health.Down);
                await().during(outage)
                        .atMost(outage.plus(FaultRow.PATIENCE))
                        .until(() -> sink.health() instanceof Health.Down);
                load.awaitMore(SOME);
                server = EmbeddedElasticsearch.start(directory, new ServerSettings(server.port(), HEAP_MEBIBYTES));
                load.awaitMore(SOME);
            }
            row.expectAll();
        }
        assertThat(sink.health()).isEqualTo(Health.UP);
    }

    private void awaitIndexed(FaultRow row) {
        await().atMost(FaultRow.PATIENCE).until(() -> row.indexed() >= SOME);
    }

    private FaultRow row(String fault) {
        return new FaultRow(fault, broker, gate, server.address());
    }
}
