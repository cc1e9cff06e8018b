package dev.telex.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.telex.query.Parsing.Parsed;
import dev.telex.query.Query;
import dev.telex.query.QueryLanguage;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.query.elastic.Search;
import dev.telex.query.elastic.Search.Facet;
import dev.telex.query.elastic.SearchRequest;
import dev.telex.query.elastic.SearchRequest.Near;
import dev.telex.query.elastic.SearchRequest.Order;
import dev.telex.testing.Elasticsearch;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Four articles and their stories, as sink writes them, and what is found of them.
@ExtendWith(Servers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ARTICLES = """
        {"id": "quake", "kind": "new", "title": "Strong earthquake strikes Turkey's coast",
         "text": "At least 15 people were killed, officials said. Rescuers reached İzmir on Thursday.",
         "publisher": "Reuters", "language": "en-GB", "categories": ["World News"],
         "published": "2026-11-22T09:00:00Z", "firstSeen": "2026-11-22T09:01:00Z", "seen": "2026-11-22T09:01:00Z",
         "story": {"id": "quake", "role": "opened", "score": 1, "reason": ""},
         "editorial": {"urgency": 2, "subjects": []}, "facts": [{"kind": "killed", "start": 0, "end": 1, "count": 15},
         {"kind": "injured", "start": 0, "end": 1, "count": 200}, {"kind": "date", "start": 0, "end": 1, "date": "2026-11-19"}],
         "entities": [{"id": "Q43", "name": "Turkey", "type": "LOC", "count": 2}],
         "places": [{"id": "Q35997", "name": "İzmir", "country": "TR", "location": {"lat": 38.42, "lon": 27.14}}]}
        {"id": "follow", "kind": "update", "title": "Rates rise as banks tighten",
         "text": "The central bank raised its key rate. US officials and the bank of Japan said nothing.",
         "publisher": "example.com", "language": "en", "firstSeen": "2026-11-22T10:00:00Z",
         "seen": "2026-11-22T11:00:00Z", "entities": [{"id": "Q155271", "name": "Bank of Japan", "type": "ORG", "count": 1}]}
        {"id": "bericht", "kind": "new", "title": "Regierungen beraten über Erdbeben",
         "text": "Die Minister trafen sich in Köln, berichtete us.", "publisher": "Presse", "language": "de",
         "firstSeen": "2026-11-21T10:00:00Z", "seen": "2026-11-21T10:00:00Z",
         "story": {"id": "beben", "role": "opened", "score": 1, "reason": ""},
         "places": [{"id": "Q365", "name": "Cologne", "country": "DE", "location": {"lat": 50.94, "lon": 6.96}}]}
        {"id": "gone", "version": 2, "kind": "kill", "title": "", "text": "", "publisher": "Reuters",
         "firstSeen": "2026-11-20T10:00:00Z", "seen": "2026-11-20T11:00:00Z"}
        """;

    /// Two that turned out to be one, by way of a third that no article here was put into.
    private static final Map<String, String> MERGED = Map.of("beben", "shaking", "shaking", "quake");

    private final Kafka broker;
    private final KafkaSettings kafka;
    private final ElasticsearchSettings settings;
    private final Search search;

    SearchTest(Kafka broker, Elasticsearch elasticsearch) {
        this.broker = broker;
        this.kafka = new KafkaSettings(broker.bootstrapServers(), 2, 1, Map.of());
        this.settings = ElasticsearchSettings.at(elasticsearch.url());
        this.search = new Search(settings, InstantSource.fixed(NOW));
    }

    @BeforeAll
    void index() throws IOException {
        try (Admin admin = Admin.create(kafka.client("test"))) {
            Topics.create(admin, kafka);
        }
        try (Sink _ = Sink.start(SettingsReader.defaults(SinkSettings.class), kafka, settings, InstantSource.system());
                var articles = Json.mapper().readerFor(Map.class).<Map<String, Object>>readValues(ARTICLES)) {
            while (articles.hasNext()) {
                Map<String, Object> article = new HashMap<>(
                        Map.of("version", 1, "revision", 1, "feed", "feed", "sighting", false, "backfill", false));
                article.putAll(articles.next());
                broker.send(Topics.ENRICHED.name(), null, String.valueOf(article.get("id")), Json.bytes(article));
            }
            MERGED.forEach((story, into) -> broker.send(
                    Topics.STORIES.name(),
                    null,
                    story,
                    Json.bytes(Map.of(
                            "id", story, "version", 1, "mergedInto", into, "firstSeen", "2026-11-21T10:00:00Z"))));
            await().ignoreExceptions()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> search.size().documents() >= 4);
            await().atMost(Duration.ofSeconds(60)).until(() -> found("*:*").size() == 4);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> found(of("quake")).size() == 2);
        }
    }

    @AfterAll
    void close() {
        search.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        earthquakes                        | quake
        regierung                          | bericht
        EARTHQUAKE AND turkey              | quake
        turkey                             | quake
        izmir                              | quake
        koln OR turkey                     | quake bericht
        title:officials                    |
        text:official                      | follow quake
        "central bank"                     | follow
        "banks central"                    |
        "bank rate"~4                      | follow
        "officials nothing"~3              |
        "(central OR strong) bank"         | follow
        exact:US                           | follow
        rat*                               | follow
        earth?uake                         | quake
        bank -japan                        |
        rates NOT turkey                   | follow
        (turkey killed japan)@2            | quake
        entity:Q43                         | quake
        entity:"bank of japan"             | follow
        place:izmir                        | quake
        country:de                         | bericht
        source:reuters AND earthquake      | quake
        language:en                        | follow quake
        kind:kill                          | gone
        category:news                      | quake
        killed:[10 TO *]                   | quake
        killed:[16 TO *]                   |
        injured:>100                       | quake
        urgency:[1 TO 3]                   | quake
        seen:[now-2h TO *]                 | follow
        date:2026-11-19                    | quake
        published:[2026-11-22 TO *]        | follow quake
        """)
    void findsWhatAWatchWouldMatch(String query, @Nullable String ids) throws IOException {
        List<String> expected = ids == null ? List.of() : List.of(ids.split(" ", -1));
        assertThat(found(query)).containsExactlyElementsOf(expected);
    }

    @Test
    void narrowsByEntityPlaceSourceLanguageAndTime() throws IOException {
        assertThat(found(with(List.of("Q43"), null, List.of(), List.of(), null, null)))
                .containsExactly("quake");
        assertThat(found(with(List.of(), new Near(38, 27, 100), List.of(), List.of(), null, null)))
                .containsExactly("quake");
        assertThat(found(with(List.of(), new Near(38, 27, 10), List.of(), List.of(), null, null)))
                .isEmpty();
        assertThat(found(with(List.of(), null, List.of("Presse"), List.of(), null, null)))
                .containsExactly("bericht");
        assertThat(found(with(List.of(), null, List.of(), List.of("en"), null, null)))
                .containsExactly("follow", "quake");
        assertThat(found(with(List.of(), null, List.of(), List.of(), null, NOW.minus(Duration.ofHours(2)))))
                .containsExactly("follow");
    }

    @Test
    void findsTheArticlesOfAStoryAlsoWhereTheyHoldTheIdOfOneThatItTookIn() throws IOException {
        for (String story : List.of("quake", "shaking", "beben")) {
            assertThat(found(of(story))).containsExactly("quake", "bericht");
        }
        assertThat(found(of("another"))).isEmpty();
    }

    @Test
    void takesAQueryOfManyWords() throws IOException {
        String words = IntStream.range(0, 400).mapToObj(i -> "word" + i).collect(Collectors.joining(" OR "));
        assertThat(found(words + " OR earthquakes")).containsExactly("quake");
    }

    @Test
    void sortsByRelevanceCountsFacetsAndShowsWhereTheWordsStand() throws IOException {
        var request = new SearchRequest(
                query("bank OR earthquake"),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                Order.RELEVANCE,
                1,
                5);
        Search.Found found = search.search(request);
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.articles()).hasSize(1);
        assertThat(found.facets().get("source"))
                .containsExactlyInAnyOrder(new Facet("Reuters", 1), new Facet("example.com", 1));
        assertThat(found.facets().get("country")).containsExactly(new Facet("TR", 1));
        assertThat(search.search(SearchRequest.of(query("nothing"), 1)).articles())
                .singleElement()
                .satisfies(match -> assertThat(match.snippet()).contains("said nothing"));
    }

    private static SearchRequest of(String story) {
        return with(List.of(), null, List.of(), List.of(), story, null);
    }

    private static SearchRequest with(
            List<String> entities,
            @Nullable Near near,
            List<String> sources,
            List<String> languages,
            @Nullable String story,
            @Nullable Instant from) {
        return new SearchRequest(
                new Query.Everything(), entities, near, sources, languages, story, from, null, Order.LATEST, 10, 0);
    }

    private List<String> found(String query) throws IOException {
        return found(SearchRequest.of(query(query), 10));
    }

    private List<String> found(SearchRequest request) throws IOException {
        return search.search(request).articles().stream()
                .map(Search.Match::article)
                .map(EnrichedArticle::id)
                .toList();
    }

    private static Query query(String text) {
        assertThat(QueryLanguage.parse(text)).isInstanceOf(Parsed.class);
        return ((Parsed) QueryLanguage.parse(text)).query();
    }
}
