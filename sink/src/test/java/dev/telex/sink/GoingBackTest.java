package dev.telex.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.Reindex.Outcome;
import dev.telex.sink.Reindex.Progress;
import dev.telex.sink.deadletter.DeadLetterBox;
import dev.telex.sink.deadletter.Letter;
import dev.telex.sink.deadletter.Wanted;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Ids;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.DeadLetter;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class GoingBackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final SinkSettings SETTINGS = SettingsReader.defaults(SinkSettings.class);

    private final Kafka broker;
    private final KafkaSettings kafka;
    private final ElasticsearchSettings settings;
    private final Elasticsearch elasticsearch;
    private final Sink sink;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Progress> progress = new ArrayList<>();

    GoingBackTest(Kafka broker, dev.telex.testing.Elasticsearch server) {
        this.broker = broker;
        this.kafka = new KafkaSettings(broker.bootstrapServers(), 2, 1, Map.of());
        this.settings = ElasticsearchSettings.at(server.url());
        this.elasticsearch = new Elasticsearch(settings);
        try (Admin admin = Admin.create(kafka.client("test"))) {
            Topics.create(admin, kafka);
        }
        producer = new KafkaProducer<>(kafka.client("test"), new ByteArraySerializer(), new ByteArraySerializer());
        sink = Sink.start(SETTINGS, kafka, settings, InstantSource.system());
    }

    @AfterEach
    void stop() {
        sink.close();
        producer.close();
        elasticsearch.close();
    }

    @Test
    void buildsTheSameIndicesAgainDocumentByDocumentWhileTheSinkGoesOn() throws Exception {
        for (int i = 0; i < 500; i++) {
            send(i, 1, "First");
            send(i, 2, "Second");
        }
        producer.flush();
        awaitSecond("telex-articles-2026.03", 250);
        awaitSecond("telex-articles-2026.04", 250);
        Map<String, JsonNode> before = documents("telex-articles-2026.03,telex-articles-2026.04");
        List<String> indices = indices("telex-articles-2026.03,telex-articles-2026.04");

        Outcome outcome = reindex(MARCH, MARCH.plusMonths(1));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            assertThat(done.setAside()).isZero();
            assertThat(done.replaced()).containsExactlyInAnyOrderElementsOf(indices);
        });
        assertThat(indices("telex-articles-2026.03,telex-articles-2026.04"))
                .hasSize(2)
                .doesNotContainAnyElementsOf(indices);
        assertThat(documents("telex-articles-2026.03,telex-articles-2026.04"))
                .hasSize(500)
                .isEqualTo(before);
        send(0, 3, "Third, by the sink");
        await().atMost(PATIENCE)
                .until(
                        () -> documents("telex-articles-2026.03").get(Ids.hash("article", "0")),
                        document -> document != null && document.path("version").asInt() == 3);
        assertThat(progress)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.done()).isBetween(0L, each.total()));
    }

    @Test
    void copiesTheMonthsThatKafkaHasForgottenAndBuildsOnlyThoseThatAreAskedFor() throws Exception {
        String running = "telex-articles-2025.07-1";
        elasticsearch.put("/" + running, Json.mapper().readTree("""
            {"aliases": {"telex-articles": {}, "telex-articles-2025.07": {"is_write_index": true}}}\
            """));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1200; i++) {
            lines.append("""
                {"index": {"_id": "old%d"}}
                {"id": "old%d", "version": 5, "title": "Long ago", "firstSeen": "2025-07-01T00:00:00Z"}
                """.formatted(i, i));
        }
        byte[] bulk = lines.toString().getBytes(UTF_8);
        elasticsearch
                .lines("/" + running + "/_bulk?refresh=true", bulk, bulk.length)
                .close();
        Map<String, JsonNode> before = documents(running);
        List<String> others = indices("telex-stories");

        reindex(YearMonth.of(2025, 7), YearMonth.of(2025, 7));

        assertThat(indices("telex-articles-2025.07")).singleElement().isNotEqualTo(running);
        assertThat(documents("telex-articles-2025.07")).hasSize(1200).isEqualTo(before);
        assertThat(indices("telex-stories")).isEqualTo(others);
    }

    @Test
    void leavesTheRunningIndicesAloneWhereItIsStopped() throws Exception {
        send(7, 2, "Here");
        awaitSecond("telex-articles-2026.04", 1);
        List<String> before = indices("telex-articles");
        Outcome outcome = new Reindex(SETTINGS, kafka, progress::add, () -> true)
                .run(settings, InstantSource.system(), null, null, false);
        assertThat(outcome).isInstanceOf(Outcome.Stopped.class);
        assertThat(indices("telex-articles")).isEqualTo(before);
    }

    @Test
    void putsADeadLettersBytesBackWhereTheyCameFromAndTellsWhatBecameOfIt() {
        byte[] bytes = "[1, 2".getBytes(UTF_8);
        setAside("enrich", "JsonEOFException: Unexpected end", Topics.FEED_EVENTS.name() + "-1@42", bytes);
        setAside("sink", "400 mapper_parsing_exception", Topics.ENRICHED.name() + "-0@1", new byte[0]);
        try (DeadLetterBox box = new DeadLetterBox(kafka)) {
            Wanted enrich = new Wanted(Set.of(), "enrich", "json", null, null, null, false);
            assertThat(letters(box, enrich)).singleElement().satisfies(letter -> {
                assertThat(letter.reason()).contains("Unexpected end");
                assertThat(letter.origin()).isEqualTo(new Letter.Origin(Topics.FEED_EVENTS.name(), 1, 42));
            });

            box.replay(enrich, _ -> {});

            assertThat(broker.records(Topics.FEED_EVENTS.name()))
                    .singleElement()
                    .satisfies(record -> {
                        assertThat(record.partition()).isEqualTo(1);
                        assertThat(record.value()).isEqualTo(bytes);
                        assertThat(record.key()).isEqualTo("key");
                    });
            assertThat(letters(box, enrich)).isEmpty();
            assertThat(letters(box, new Wanted(Set.of(), "enrich", null, null, null, null, true)))
                    .extracting(Letter::outcome)
                    .containsExactly("replayed");

            box.drop(Wanted.WAITING, _ -> {});
            assertThat(broker.records(Topics.DEAD_LETTERS.name())).isEmpty();
        }
    }

    @Test
    void keepsADeadLetterWhoseTopicIsNoMore() {
        setAside("enrich", "gone", "telex.forgotten-0@1", new byte[0]);
        try (DeadLetterBox box = new DeadLetterBox(kafka)) {
            Wanted gone = new Wanted(Set.of(), null, "gone", null, null, null, false);
            assertThatThrownBy(() -> box.replay(gone, _ -> {}))
                    .hasMessageContaining("telex.forgotten, which is no more");
            assertThat(letters(box, gone)).hasSize(1);
            box.drop(gone, _ -> {});
        }
    }

    private Outcome reindex(@Nullable YearMonth from, @Nullable YearMonth to) throws IOException {
        return new Reindex(SETTINGS, kafka, progress::add, () -> false)
                .run(settings, InstantSource.system(), from, to, false);
    }

    private static List<Letter> letters(DeadLetterBox box, Wanted wanted) {
        List<Letter> letters = new ArrayList<>();
        box.read(wanted, letters::add);
        return letters;
    }

    private void setAside(String stage, String error, String origin, byte[] value) {
        var _ = producer.send(DeadLetter.of("key".getBytes(UTF_8), value, stage, error, origin));
        producer.flush();
    }

    /// Articles of even numbers are of March, the others of April.
    private void send(int number, int version, String title) {
        String id = Ids.hash("article", Integer.toString(number));
        ObjectNode article = Json.mapper()
                .createObjectNode()
                .put("id", id)
                .put("version", version)
                .put("kind", "new")
                .put("title", title)
                .put("text", "Text of " + number)
                .put("language", "en")
                .put("firstSeen", number % 2 == 0 ? "2026-03-01T00:00:00Z" : "2026-04-01T00:00:00Z");
        var _ = producer.send(new ProducerRecord<>(Topics.ENRICHED.name(), id.getBytes(UTF_8), Json.bytes(article)));
    }

    private void awaitSecond(String index, int atLeast) {
        await().atMost(PATIENCE).until(() -> {
            elasticsearch.post("/telex-articles/_refresh", null);
            return elasticsearch.has("/_alias/" + index)
                    && elasticsearch
                                    .get("/" + index + "/_count?q=version:2")
                                    .path("count")
                                    .asInt()
                            >= atLeast;
        });
    }

    private List<String> indices(String alias) throws IOException {
        List<String> names = new ArrayList<>();
        elasticsearch.get("/_alias/" + alias).fieldNames().forEachRemaining(names::add);
        names.sort(null);
        return names;
    }

    private Map<String, JsonNode> documents(String index) throws IOException {
        Map<String, JsonNode> documents = new TreeMap<>();
        elasticsearch
                .get("/" + index + "/_search?size=10000")
                .at("/hits/hits")
                .forEach(hit -> documents.put(hit.path("_id").asText(), hit.path("_source")));
        return documents;
    }
}
