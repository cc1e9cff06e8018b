package dev.telex.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.elastic.Document;
import dev.telex.sink.elastic.RunningIndexes;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Ids;
import dev.telex.wire.Kind;
import dev.telex.wire.Place;
import dev.telex.wire.health.Health;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.DeadLetter;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/// One sink for all of them: a start takes longer than most.
@ExtendWith(Servers.class)
@TestInstance(Lifecycle.PER_CLASS)
class SinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOVEMBER = Instant.parse("2026-11-30T23:59:59.999Z");

    private final Kafka broker;
    private final KafkaSettings kafka;
    private final ElasticsearchSettings elasticsearch;
    private final HttpClient http = HttpClient.newHttpClient();
    private Sink sink;

    SinkTest(Kafka broker, dev.telex.testing.Elasticsearch elasticsearch) {
        this.broker = broker;
        this.kafka = new KafkaSettings(broker.bootstrapServers(), 2, 1, Map.of());
        this.elasticsearch = ElasticsearchSettings.at(elasticsearch.url());
        try (Admin admin = Admin.create(this.kafka.client("test"))) {
            Topics.create(admin, this.kafka);
        }
    }

    @BeforeAll
    void start() {
        sink = Sink.start(SettingsReader.defaults(SinkSettings.class), kafka, elasticsearch, InstantSource.system());
    }

    @AfterAll
    void stop() {
        sink.close();
        http.close();
    }

    @Test
    void putsAnArticleIntoTheIndexOfTheMonthInWhichItWasFirstSeen() {
        send(article("flood", 1, "Floods", NOVEMBER, 0));
        JsonNode document = awaitDocument("telex-articles-2026.11", "flood", 1);
        assertThat(document.at("/_source/title").asText()).isEqualTo("Floods");
        awaitCount("title:floods", 1);
        assertThat(sink.health()).isEqualTo(Health.UP);
    }

    @Test
    void letsARevisionMeetTheEarlierOneAndNoOlderRecordReplaceANewerOne() {
        send(article("late", 3, "Third", NOVEMBER, 0));
        awaitDocument("telex-articles-2026.11", "late", 3);
        send(article("late", 2, "Second, late", NOVEMBER, 0));
        send(article("late", 3, "Third, again", NOVEMBER, 0));
        send(article("late", 4, "Fourth", NOVEMBER, 0));
        assertThat(awaitDocument("telex-articles-2026.11", "late", 4)
                        .at("/_source/title")
                        .asText())
                .isEqualTo("Fourth");
        assertThat(deadLetters("late")).isEmpty();
    }

    @Test
    void setsADocumentAsideThatElasticsearchRefusesAndGoesOn() {
        send(article("odd", 1, "A place beyond the pole", NOVEMBER, 1234));
        send(article("even", 1, "A place on earth", NOVEMBER, 12));
        awaitDocument("telex-articles-2026.11", "even", 1);
        await().atMost(PATIENCE).until(() -> !deadLetters("odd").isEmpty());
        assertThat(deadLetters("odd")).singleElement().satisfies(letter -> {
            assertThat(header(letter, DeadLetter.STAGE)).isEqualTo("sink");
            assertThat(header(letter, DeadLetter.ERROR))
                    .contains("document_parsing_exception")
                    .contains("latitude");
            assertThat(header(letter, DeadLetter.ORIGIN)).startsWith("telex.enriched-");
            assertThat(letter.value())
                    .isEqualTo(Json.bytes(article("odd", 1, "A place beyond the pole", NOVEMBER, 1234)));
        });
    }

    @Test
    void setsARecordAsideThatIsNoArticle() {
        send("nonsense", "[1, 2".getBytes(UTF_8));
        send(article("after", 1, "After it", NOVEMBER, 0));
        awaitDocument("telex-articles-2026.11", "after", 1);
        assertThat(deadLetters("nonsense")).hasSize(1);
    }

    @Test
    void isNotEndedByARecordWithoutAValue() {
        broker.send(Topics.ENRICHED.name(), null, "tombstone", null);
        send(article("beside", 1, "Beside it", NOVEMBER, 0));
        awaitDocument("telex-articles-2026.11", "beside", 1);
        await().atMost(PATIENCE).until(() -> deadLetters("tombstone").size() == 1);
    }

    @Test
    void waitsForAnIndexThatIsBlockedInsteadOfSettingItsArticlesAside() throws Exception {
        Instant september = NOVEMBER.minus(Duration.ofDays(70));
        send(article("before", 1, "Before the block", september, 0));
        awaitDocument("telex-articles-2026.09", "before", 1);
        put("/telex-articles-2026.09/_settings", "{\"index.blocks.write\": true}");
        send(article("blocked", 1, "During the block", september, 0));
        await().atMost(PATIENCE)
                .until(() -> sink.health() instanceof Health.Down down
                        && down.reason().contains("403"));
        put("/telex-articles-2026.09/_settings", "{\"index.blocks.write\": false}");
        awaitDocument("telex-articles-2026.09", "blocked", 1);
        assertThat(deadLetters("blocked")).isEmpty();
        await().atMost(PATIENCE).until(() -> sink.health() instanceof Health.Up);
    }

    @Test
    void repeatsWithoutDoublingWhenItStartsAgain() {
        for (int i = 0; i < 50; i++) {
            send(article("many " + i, 1, "Manyfold", NOVEMBER.minus(Duration.ofDays(40)), 0));
        }
        awaitDocument("telex-articles-2026.10", "many 49", 1);
        sink.close();
        sink = Sink.start(SettingsReader.defaults(SinkSettings.class), kafka, elasticsearch, InstantSource.system());
        send(article("last", 1, "Manyfold", NOVEMBER.minus(Duration.ofDays(40)), 0));
        awaitDocument("telex-articles-2026.10", "last", 1);
        awaitCount("title:manyfold", 51);
    }

    @Test
    void putsStoriesAndAlertsIntoIndicesOfTheirOwnAlsoWhereTheyShareAnId() {
        send(article("shared", 1, "Told by an article", NOVEMBER, 0));
        broker.send(Topics.STORIES.name(), null, Ids.hash("shared"), bytes("""
            {"id": "%s", "version": 7, "headline": "Told by a story", "language": "en", "articles": 3,
             "firstSeen": "2026-11-30T23:59:59.999Z", "latest": [{"id": "x", "title": "Listed"}]}\
            """.formatted(Ids.hash("shared"))));
        broker.send(Topics.ALERTS.name(), null, "watch", bytes("""
            {"id": "%s", "version": 1, "watch": "watch", "title": "Told by an alert", "at": "2026-11-30T23:59:59Z",
             "article": "a", "story": {"id": "s", "headline": "Told by a story", "articles": 3}}\
            """.formatted(Ids.hash("alert"))));
        awaitDocument("telex-articles-2026.11", "shared", 1);
        JsonNode story = awaitDocument("telex-stories-2026.11", "shared", 7);
        assertThat(story.at("/_source/headline").asText()).isEqualTo("Told by a story");
        JsonNode alert = awaitDocument("telex-alerts-2026.11", "alert", 1);
        assertThat(alert.at("/_source/story/articles").asInt()).isEqualTo(3);
        assertThat(alert.toString())
                .as("a kill has nothing to take back there")
                .doesNotContain("Told by an alert")
                .doesNotContain("Told by a story");
    }

    @Test
    void findsAWordInTheFormsOfTheArticlesLanguageAndGivesBackWhatCameFromKafka() throws Exception {
        EnrichedArticle article = article("forms", 1, "Ministers resigned over \"quotas\" – Ärger", NOVEMBER, 0);
        send(article);
        JsonNode document = awaitDocument("telex-articles-2026.11", "forms", 1);
        assertThat(document.get("_source")).isEqualTo(Json.mapper().readTree(Json.bytes(article)));
        awaitCount("words.en.title:(minister%20AND%20resign%20AND%20quota)", 1);
        awaitCount("title:(aerger%20OR%20arger)", 1);
        awaitCount("title:minister", 0);
    }

    @Test
    void takesTheWordsOfAKilledArticleOutOfTheIndexAndKeepsTheTombstone() {
        EnrichedArticle article = article("killed", 1, "Libellous", NOVEMBER, 0);
        send(article);
        awaitCount("libellous", 1);
        send(article.withdrawn(2, 2, NOVEMBER, null));
        JsonNode tombstone = awaitDocument("telex-articles-2026.11", "killed", 2);
        assertThat(tombstone.at("/_source/kind").asText()).isEqualTo("kill");
        assertThat(tombstone.at("/_source/text").asText()).isEmpty();
        awaitCount("libellous", 0);
        awaitCount("words.en.title:libellous", 0);
    }

    @Test
    void bringsMappingsUpToDateInPlaceWhereTheyCanBeAndLeavesThemWhereTheyCannot() throws Exception {
        put("/telex-stories-2025.01-1", """
            {"aliases": {"telex-stories": {}}, "settings": {"analysis": {"analyzer": {}}},
             "mappings": {"_meta": {"version": 0}, "properties": {"id": {"type": "keyword"}}}}\
            """);
        put("/telex-articles-2025.01-1", """
            {"aliases": {"telex-articles": {}}, "mappings":
             {"_meta": {"version": 1}, "properties": {"title": {"type": "keyword"}}}}\
            """);
        try (Elasticsearch connection = new Elasticsearch(elasticsearch)) {
            new RunningIndexes(connection, null, InstantSource.system()).install();
        }
        assertThat(get("/telex-stories-2025.01-1/_mapping")
                        .findValue("_meta")
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        assertThat(get("/telex-articles-2025.01-1/_mapping")
                        .findValue("_meta")
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        assertThat(get("/telex-articles-2026.11/_mapping")
                        .findValue("_meta")
                        .path("version")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void keepsWhatItIsAskedToKeepAndRemovesTheRestByWholeMonths() throws Exception {
        Instant now = Instant.parse("2026-12-15T00:00:00Z");
        put("/telex-articles-2021.10-1", "{\"aliases\": {\"telex-articles\": {}}}");
        put("/telex-articles-2021.12-1", "{\"aliases\": {\"telex-articles\": {}}}");
        try (Elasticsearch connection = new Elasticsearch(elasticsearch)) {
            var indexes = new RunningIndexes(connection, Duration.ofDays(5 * 365), () -> now);
            assertThat(indexes.removeOld()).containsExactly("telex-articles-2021.10-1");
            assertThat(indexes.wants(document("2021-11-30T00:00:00Z"))).isFalse();
            assertThat(indexes.wants(document("2021-12-01T00:00:00Z"))).isTrue();
        }
        assertThat(get("/telex-articles-2021.10-1").path("status").asInt()).isEqualTo(404);
        assertThat(get("/telex-articles-2021.12-1").has("telex-articles-2021.12-1"))
                .isTrue();
    }

    private static Document document(String firstSeen) throws IOException {
        return Document.of(new ConsumerRecord<>(
                Topics.ENRICHED.name(), 0, 0, null, Json.bytes(article("any", 1, "Any", Instant.parse(firstSeen), 0))));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(UTF_8);
    }

    private JsonNode awaitDocument(String index, String name, long version) {
        return await().atMost(PATIENCE)
                .until(
                        () -> get("/" + index + "/_doc/" + Ids.hash(name)),
                        document -> document.path("_version").asLong() == version);
    }

    private void awaitCount(String query, int count) {
        await().atMost(PATIENCE)
                .until(() ->
                        get("/telex-articles/_count?q=" + query).get("count").asInt() == count);
    }

    private void put(String path, String json) throws IOException, InterruptedException {
        http.send(
                HttpRequest.newBuilder(URI.create(elasticsearch.url().getFirst() + path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private JsonNode get(String path) {
        try {
            return Json.mapper()
                    .readTree(http.send(
                                    HttpRequest.newBuilder(URI.create(
                                                    elasticsearch.url().getFirst() + path))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EnrichedArticle article(
            String name, long version, String title, Instant firstSeen, double latitude) {
        return new EnrichedArticle(
                Ids.hash(name),
                version,
                Kind.NEW,
                null,
                1,
                "feed",
                "Example",
                false,
                false,
                null,
                null,
                title,
                null,
                "text",
                List.of(),
                List.of(),
                "en",
                List.of(),
                null,
                null,
                null,
                null,
                firstSeen,
                firstSeen,
                null,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(new Place("Q1", "Place", null, new Place.GeoPoint(latitude, 0))),
                List.of(),
                List.of(),
                List.of());
    }

    private void send(EnrichedArticle article) {
        send(article.id(), Json.bytes(article));
    }

    private void send(String key, byte[] value) {
        broker.send(Topics.ENRICHED.name(), null, key, value);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(String name) {
        return broker.records(Topics.DEAD_LETTERS.name()).stream()
                .filter(record -> record.key().equals(name) || record.key().equals(Ids.hash(name)))
                .toList();
    }
}
