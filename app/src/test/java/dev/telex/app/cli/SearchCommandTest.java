package dev.telex.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.elastic.RunningIndexes;
import dev.telex.testing.Servers;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The command as a person types it; what queries find is SearchTest's, in sink.
@ExtendWith(Servers.class)
class SearchCommandTest {
    private static final List<String> ARTICLES = List.of("""
            {"id": "pqr1", "version": 1, "kind": "new", "revision": 1, "feed": "f", "sighting": false, "backfill": false,
             "title": "Strike halts trams in Gothenburg", "text": "Drivers want more pay, their union said in Borås.",
             "publisher": "tt.example", "language": "en", "link": "https://tt.example/1",
             "firstSeen": "2026-10-02T09:00:00Z", "seen": "2026-10-02T09:00:00Z",
             "places": [{"id": "Q25287", "name": "Gothenburg", "country": "SE", "location": {"lat": 57.7, "lon": 11.97}}]}
            """, """
            {"id": "pqr2", "version": 1, "kind": "new", "revision": 1, "feed": "f", "sighting": false, "backfill": false,
             "title": "Trams run again", "text": "The strike in Gothenburg is over after a strike vote on the strike.",
             "publisher": "sr.example", "language": "en", "link": "https://sr.example/2",
             "firstSeen": "2026-10-03T09:00:00Z", "seen": "2026-10-03T09:00:00Z"}
            """);
    private static final String INDEX = "telex-articles-2026.10-1";
    private static final String BOTH = "trams AND gothenburg";

    private final String url;

    SearchCommandTest(dev.telex.testing.Elasticsearch server) {
        this.url = server.url();
    }

    @BeforeEach
    void index() throws IOException {
        try (Elasticsearch elasticsearch = new Elasticsearch(ElasticsearchSettings.at(url))) {
            new RunningIndexes(elasticsearch, null, InstantSource.system()).install();
            elasticsearch.put("/" + INDEX, Json.mapper().readTree("{\"aliases\": {\"telex-articles\": {}}}"));
            for (String article : ARTICLES) {
                JsonNode json = Json.mapper().readTree(article);
                elasticsearch.put("/" + INDEX + "/_doc/" + json.path("id").asText() + "?refresh=true", json);
            }
        }
    }

    @AfterEach
    void remove() throws IOException {
        try (Elasticsearch elasticsearch = new Elasticsearch(ElasticsearchSettings.at(url))) {
            elasticsearch.delete("/" + INDEX);
        }
    }

    @Test
    void showsTheLatestFirstWithWhereTheWordsStandAndFacets() {
        Ran found = search(BOTH, "--facets", "3");
        assertThat(found.status()).isZero();
        assertThat(found.out().indexOf("Trams run again"))
                .isBetween(0, found.out().indexOf("Strike halts trams"));
        assertThat(found.out())
                .contains("The strike in Gothenburg is over", "https://tt.example/1")
                .containsPattern(
                        "source +(sr.example \\(1\\), tt.example \\(1\\)|tt.example \\(1\\), sr.example \\(1\\))")
                .contains("2 of 2 articles");
        assertThat(search(BOTH, "--near", "57.7,12,20km").out())
                .contains("Strike halts")
                .contains("1 of 1 articles");
        assertThat(search(BOTH, "--source", "sr.example", "--until", "2026-10-03T00:00:00Z")
                        .out())
                .contains("0 of 0 articles");
        assertThat(search(BOTH, "-n", "1").out()).contains("Trams run again").contains("1 of 2 articles");
    }

    @Test
    void givesALineOfJsonForEachAndSaysWhatAQueryMeans() throws IOException {
        List<String> lines =
                search(BOTH, "--json", "--sort", "relevance").out().lines().toList();
        assertThat(lines).hasSize(2);
        for (String line : lines) {
            assertThat(Json.mapper().readTree(line).path("id").asText()).startsWith("pqr");
        }
        assertThat(search("title:strike", "--explain").out()).contains("strike", "\"track_total_hits\" : true");
    }

    @Test
    void saysWhatIsWrong() {
        assertMisused(search("\"trams"), "\"");
        assertMisused(search("trams", "--near", "57"), "--near: expected latitude, longitude and kilometres");
        assertMisused(search("trams", "--near", "97,12,20"), "97,12,20 is nowhere");
        assertMisused(search("trams", "--sort", "size"), "--sort: expected time or relevance");
        assertMisused(search("trams", "-n", "20000"), "expected 0 to 10,000");
        assertMisused(search("trams", "--since", "yesterday"), "expected a time, as in");
        Ran alone = Ran.telex("search", "trams", "--elasticsearch.url", "http://127.0.0.1:1");
        assertThat(alone.status()).isEqualTo(1);
        assertThat(alone.out()).contains("telex: ", "http://127.0.0.1:1 cannot be reached");
    }

    private static void assertMisused(Ran ran, String message) {
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).contains(message);
    }

    private Ran search(String... arguments) {
        return Ran.telex(List.of("search", "--elasticsearch.url", url), arguments);
    }
}
