package dev.telex.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.telex.enrich.Enrich;
import dev.telex.enrich.EnrichSettings;
import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.Sink;
import dev.telex.sink.SinkSettings;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Article;
import dev.telex.wire.DictionaryEntry;
import dev.telex.wire.EntityType;
import dev.telex.wire.Ids;
import dev.telex.wire.Routing;
import dev.telex.wire.Watch;
import dev.telex.wire.health.Health;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topic;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Going back, as a person does it, from telex.articles to a real index.
@ExtendWith(Servers.class)
class ReplayCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Topic> FAMILIES =
            Map.of("articles", Topics.ENRICHED, "stories", Topics.STORIES, "alerts", Topics.ALERTS);
    private static final String FIRE = """
            A fire in the old harbour of Lisbon drove 12,000 people from their homes around Alcantara on Sunday, the civil
            protection said. Two warehouses of the Tejo Trading Company burned down, and trains to Cascais stood still
            for six hours. Mayor Ana Ferreira asked the navy for fireboats. Residents were told to keep windows
            closed. The port handles a third of the cork that the country sells, and insurers began to count.""";
    private static final String FERRY = """
            The ferry Aurelia with 212 people on board sank off Palinuro in southern Italy on Saturday night. Coast guard
            boats searched for survivors in high waves, and a helicopter from Naples lifted eleven passengers.""";
    private static final String CAPTAIN = """
            Captain Renzo Maratti was arrested in Sapri drunk, and prosecutors question him about empty life rafts, missing
            certificates and an officer who left the bridge to watch a football match.""";

    private static final String MINISTER = """
            Agriculture minister Pavel Horvat resigned in Zagreb on Friday over the sale of state forest to a company of his
            brother's, the government said. Prosecutors opened a case in March. The opposition wants early elections, and two
            parties of the coalition meet on Monday to decide whether they stay.""";

    private final Kafka broker;
    private final KafkaSettings kafka;
    private final ElasticsearchSettings settings;
    private final Elasticsearch elasticsearch;
    private @Nullable Enrich enrich;
    private @Nullable Sink sink;

    @TempDir
    private Path state;

    ReplayCommandTest(Kafka broker, dev.telex.testing.Elasticsearch server) {
        this.broker = broker;
        this.kafka = new KafkaSettings(broker.bootstrapServers(), 2, 1, Map.of());
        this.settings = ElasticsearchSettings.at(server.url());
        this.elasticsearch = new Elasticsearch(settings);
        try (Admin admin = Admin.create(kafka.client("test"))) {
            Topics.create(admin, kafka);
        }
    }

    @AfterEach
    void stop() {
        if (sink != null) {
            sink.close();
        }
        if (enrich != null) {
            enrich.close();
        }
        elasticsearch.close();
    }

    @Test
    void givesTheSameIndexWhenTheSinkReadsTwiceAndArticlesAreEnrichedAgainAndAlertsNobody() throws Exception {
        Enrich running = Enrich.start(SettingsReader.defaults(EnrichSettings.class), kafka, state);
        enrich = running;
        Sink first = startSink();
        await().atMost(PATIENCE).until(() -> running.health() instanceof Health.Up);
        watch("replay-fire", "title:harbour");
        wire();
        awaitIndexed();
        Map<String, JsonNode> before = documents();
        int alerts = records(Topics.ALERTS).size();
        assertThat(records(Topics.ALERTS))
                .filteredOn(record -> record.key().equals("replay-fire"))
                .as("one of the story, one of the correction")
                .hasSize(2);

        first.close();
        forgetHowFarTheSinkRead();
        startSink();
        await().atMost(PATIENCE).until(this::isSinkAtTheEnd);
        assertThat(documents()).isEqualTo(before);

        Ran replayed = replay();
        assertThat(replayed.out()).contains("articles are enriched anew");
        assertThat(replayed.status()).isZero();
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, JsonNode> after = documents();
            assertThat(without(after, "version")).isEqualTo(without(before, "version"));
            after.forEach((place, document) -> assertThat(version(document))
                    .as(place)
                    .isEqualTo(version(before.get(place)) + (isToldAgain(place, document) ? 1 : 0)));
        });
        assertThat(records(Topics.ALERTS)).hasSize(alerts);

        takesWhatABetterModelFindsAndThenWhatTheWireSays(alerts);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(Ran.telex("replay").out()).contains("say what is to be done anew: --enrich");
        assertThat(replay("--from", "yesterday").out()).contains("--from", "2026-11-22T14:00:00Z");
        assertThat(replay("--from", "1h", "--to", "2h").out()).contains("is not before --to");
        Ran alone = replay();
        assertThat(alone.status()).isEqualTo(1);
        assertThat(alone.out()).contains("no telex enrich is at work with Kafka at " + broker.bootstrapServers());
    }

    /// Copies, revisions, a correction, a kill that reaches a copy, a story that is found to be another's.
    private void wire() {
        send("a", "afp.com", "Fire in Lisbon harbour", FIRE);
        send("b", "daily.example", "Lisbon harbour burns", "(AFP) - " + FIRE);
        send("a", "afp.com", "Fire in Lisbon harbour", FIRE.replace("12,000", "14,000"));
        send("c", "afp.com", "CORRECTED-Fire in Lisbon harbour", FIRE.replace("12,000", "13,000"));
        send("k", "wire.example", "Minister resigns over land deal", MINISTER);
        send("l", "copier.example", "Minister resigns over land deal", MINISTER);
        send("k", "wire.example", "KILL-Minister resigns over land deal", "Kill. He did not.");
        send("m", "ansa.it", "Ferry sinks off Palinuro", FERRY);
        send("n", "sapri.example", "Captain arrested in Sapri", CAPTAIN);
        int before = records(Topics.ENRICHED).size();
        for (int i = 0; i < 12; i++) {
            String half = i % 2 == 0 ? FERRY : CAPTAIN;
            put("o" + i, "paper" + i + ".example", "Ferry " + i, shuffled(FERRY + " " + CAPTAIN + " " + half, i));
        }
        await().atMost(PATIENCE).until(() -> records(Topics.ENRICHED).size() == before + 12);
        assertThat(records(Topics.STORIES)).anyMatch(story -> json(story).hasNonNull("mergedInto"));
        assertThat(documentOf("l").path("withdrawnBecause").asText()).isEqualTo(id("k"));
        assertThat(documentOf("a").path("kind").asText()).isEqualTo("correction");
        assertThat(documentOf("b").path("copy").path("of").asText()).isEqualTo(id("a"));
    }

    private void takesWhatABetterModelFindsAndThenWhatTheWireSays(int alerts) throws Exception {
        DictionaryEntry company =
                new DictionaryEntry("replay:tejo", "Tejo Trading Company", List.of(), EntityType.ORG, null);
        broker.send(Topics.ENTITIES.name(), null, company.id(), Json.bytes(company));
        Ran nothing = replay("--to", "2000d");
        assertThat(nothing.status()).isEqualTo(1);
        assertThat(nothing.out()).contains("telex.articles holds nothing of that time; the oldest came in at 20");
        assertThat(replay("--from", "1h").status()).isZero();
        JsonNode found = await().atMost(PATIENCE)
                .until(
                        () -> indexed("a"),
                        article ->
                                article.path("entities").findValuesAsText("id").contains("replay:tejo"));
        assertThat(records(Topics.ALERTS)).hasSize(alerts);

        send("c", "afp.com", "KILL-Fire in Lisbon harbour", "Kill the story.");
        awaitIndexed();
        JsonNode tombstone = indexed("a");
        assertThat(version(tombstone)).isGreaterThan(version(found));
        assertThat(tombstone.path("kind").asText()).isEqualTo("kill");
        assertThat(tombstone.toString()).doesNotContain("Alcantara", "Tejo");
        assertThat(records(Topics.ALERTS)).hasSize(alerts + 1);
    }

    private Sink startSink() {
        Sink started = Sink.start(SettingsReader.defaults(SinkSettings.class), kafka, settings, InstantSource.system());
        sink = started;
        return started;
    }

    /// Waits until it is told.
    private void send(String name, String publisher, String title, String text) {
        int before = records(Topics.ENRICHED).size();
        put(name, publisher, title, text);
        await().atMost(PATIENCE).until(() -> records(Topics.ENRICHED).size() > before);
    }

    /// All into one partition, so that they are told in this order.
    private void put(String name, String publisher, String title, String text) {
        Instant now = Instant.now();
        Article article = new Article(
                id(name),
                "feed of " + publisher,
                publisher,
                false,
                false,
                null,
                "https://" + publisher + "/" + name,
                title,
                null,
                "<p>" + text + "</p>",
                List.of(),
                List.of(),
                "en",
                List.of(),
                now,
                null,
                null,
                null,
                now);
        broker.send(Topics.ARTICLES.name(), 0, article.id(), Json.bytes(article));
    }

    /// Other tests have articles in the same topics.
    private static String id(String name) {
        return Ids.hash("replay", name);
    }

    /// The same words in another order: told in other words, and nobody's copy.
    private static String shuffled(String text, int seed) {
        List<String> words = new ArrayList<>(Arrays.asList(text.split("\\s+", -1)));
        Collections.shuffle(words, new Random(seed));
        return String.join(" ", words);
    }

    private void watch(String id, String query) {
        Watch watch = new Watch(id, id, query, Watch.When.FIRST, Routing.NOWHERE, Instant.now());
        broker.send(Topics.WATCHES.name(), null, id, Json.bytes(watch));
        // Articles that come a second after a watch was acknowledged are matched with it: that is the promise.
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
    }

    private List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        return broker.records(topic.name());
    }

    /// What was last told of an article.
    private JsonNode documentOf(String name) {
        return json(records(Topics.ENRICHED).stream()
                .filter(record -> record.key().equals(id(name)))
                .reduce((_, later) -> later)
                .orElseThrow());
    }

    /// Each id of the topics is there, articles and stories as their latest record says. Alerts are kept without words
    /// that may be withdrawn.
    private void awaitIndexed() {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            Map<String, JsonNode> told = told();
            Map<String, JsonNode> documents = documents();
            assertThat(documents.keySet()).isEqualTo(told.keySet());
            documents.keySet().removeIf(place -> place.startsWith("alerts/"));
            assertThat(told).containsAllEntriesOf(documents);
        });
    }

    private Map<String, JsonNode> told() {
        Map<String, JsonNode> told = new TreeMap<>();
        FAMILIES.forEach((family, topic) -> records(topic).forEach(record -> {
            JsonNode json = json(record);
            told.put(family + "/" + json.path("id").asText(), json);
        }));
        return told;
    }

    private Map<String, JsonNode> documents() throws IOException {
        Map<String, JsonNode> documents = new TreeMap<>();
        for (String family : FAMILIES.keySet()) {
            elasticsearch.post("/telex-" + family + "/_refresh", null);
            elasticsearch
                    .get("/telex-" + family + "/_search?size=10000")
                    .at("/hits/hits")
                    .forEach(hit -> documents.put(family + "/" + hit.path("_id").asText(), hit.path("_source")));
        }
        return documents;
    }

    private JsonNode indexed(String name) throws IOException {
        return Objects.requireNonNull(documents().get("articles/" + id(name)));
    }

    /// Other tests write articles that never came in.
    private boolean isToldAgain(String place, JsonNode document) {
        return records(Topics.ARTICLES).stream().anyMatch(record -> place.equals("articles/" + record.key()))
                && !document.path("kind").asText().equals("kill");
    }

    private static long version(@Nullable JsonNode document) {
        return document == null ? -1 : document.path("version").asLong();
    }

    private static Map<String, JsonNode> without(Map<String, JsonNode> documents, String field) {
        Map<String, JsonNode> without = new TreeMap<>();
        documents.forEach((place, document) -> {
            ObjectNode copy = document.deepCopy();
            copy.remove(field);
            without.put(place, copy);
        });
        return without;
    }

    private void forgetHowFarTheSinkRead() throws Exception {
        try (Admin admin = Admin.create(kafka.client("test"))) {
            admin.deleteConsumerGroups(List.of("telex-sink")).all().get();
        }
    }

    private boolean isSinkAtTheEnd() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(kafka.client("test"))) {
            var committed = admin.listConsumerGroupOffsets("telex-sink")
                    .partitionsToOffsetAndMetadata()
                    .get();
            return FAMILIES.values().stream()
                    .flatMap(topic -> records(topic).stream())
                    .allMatch(record -> committed.entrySet().stream()
                            .anyMatch(entry -> entry.getKey().topic().equals(record.topic())
                                    && entry.getKey().partition() == record.partition()
                                    && entry.getValue().offset() > record.offset()));
        }
    }

    private Ran replay(String... arguments) {
        return Ran.telex(
                List.of("replay", "--enrich", "--kafka.bootstrap-servers", broker.bootstrapServers()), arguments);
    }

    private static JsonNode json(ConsumerRecord<String, byte[]> record) {
        try {
            return Json.mapper().readTree(record.value());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
