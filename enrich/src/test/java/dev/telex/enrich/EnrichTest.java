package dev.telex.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Alert;
import dev.telex.wire.Article;
import dev.telex.wire.Ids;
import dev.telex.wire.Routing;
import dev.telex.wire.Watch;
import dev.telex.wire.health.Health;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.DeadLetter;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topic;
import dev.telex.wire.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Servers.class)
class EnrichTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Kafka broker;
    private final KafkaSettings kafka;

    @TempDir
    private Path state;

    EnrichTest(Kafka broker) {
        this.broker = broker;
        this.kafka = new KafkaSettings(broker.bootstrapServers(), 2, 1, Map.of());
        try (Admin admin = Admin.create(this.kafka.client("test"))) {
            Topics.create(admin, this.kafka);
        }
    }

    @Test
    void setsAPoisonousRecordAsideAndGoesOnAlsoAfterARestart() {
        send("good", Json.bytes(article("good")));
        send("poison", "{\"id\": 7, ]".getBytes(UTF_8));
        send("empty", "{}".getBytes(UTF_8));
        send("better", Json.bytes(article("better")));
        try (Enrich enrich = start("first")) {
            await().atMost(PATIENCE)
                    .until(() -> records(Topics.ENRICHED).size() == 2
                            && records(Topics.DEAD_LETTERS).size() == 2);
            assertThat(enrich.health()).isEqualTo(Health.UP);
        }
        assertThat(records(Topics.DEAD_LETTERS)).allSatisfy(letter -> {
            assertThat(header(letter, DeadLetter.STAGE)).isEqualTo("enrich");
            assertThat(header(letter, DeadLetter.ERROR)).isNotEmpty();
            assertThat(header(letter, DeadLetter.ORIGIN)).matches("telex\\.articles-[01]@\\d+");
        });
        // On another machine the state comes from Kafka alone.
        send("good", Json.bytes(article("good")));
        send("last", Json.bytes(article("last")));
        try (var _ = start("second")) {
            await().atMost(PATIENCE)
                    .until(() -> records(Topics.ENRICHED).stream()
                            .anyMatch(record -> record.key().equals(Ids.hash("last"))));
        }
        assertThat(records(Topics.ENRICHED))
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrder(Ids.hash("good"), Ids.hash("better"), Ids.hash("last"));
    }

    @Test
    void knowsItsWatchesAfterARestartAndThoseThatChangedInBetween() {
        watch("edited", "nothing");
        watch("kept", "quake OR strike");
        watch("removed", "quake OR strike");
        try (Enrich enrich = start("first")) {
            await().atMost(PATIENCE).until(() -> enrich.health() instanceof Health.Up);
        }
        watch("edited", "quake OR strike");
        watch("added", "quake OR strike");
        broker.send(Topics.WATCHES.name(), null, "removed", null);
        send("quake", Json.bytes(article("Quake shakes Chile")));
        try (var _ = start("first")) {
            awaitAlerted("added", "edited", "kept");
        }
        // On another machine the whole topic is read again.
        send("strike", Json.bytes(article("Pilots on strike in Lisbon")));
        try (var _ = start("second")) {
            awaitAlerted("added", "edited", "kept", "added", "edited", "kept");
        }
    }

    private void awaitAlerted(String... watches) {
        await().atMost(PATIENCE).until(() -> records(Topics.ALERTS).size() >= watches.length);
        assertThat(records(Topics.ALERTS))
                .extracting(alert -> Json.read(alert.value(), Alert.class).watch())
                .containsExactlyInAnyOrder(watches);
    }

    private void watch(String id, String query) {
        Watch watch = new Watch(id, id, query, Watch.When.FIRST, Routing.NOWHERE, Instant.now());
        broker.send(Topics.WATCHES.name(), null, id, Json.bytes(watch));
    }

    private Enrich start(String directory) {
        return Enrich.start(SettingsReader.defaults(EnrichSettings.class), kafka, state.resolve(directory));
    }

    private static Article article(String name) {
        Instant now = Instant.now();
        return new Article(
                Ids.hash(name),
                "feed",
                "Example",
                false,
                false,
                null,
                null,
                name,
                null,
                name,
                List.of(),
                List.of(),
                "en",
                List.of(),
                now,
                null,
                null,
                null,
                now);
    }

    private void send(String key, byte[] value) {
        broker.send(Topics.ARTICLES.name(), null, key, value);
    }

    private List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        return broker.records(topic.name());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
