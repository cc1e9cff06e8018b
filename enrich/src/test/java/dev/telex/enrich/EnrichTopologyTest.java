package dev.telex.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.telex.enrich.entity.EntityTagger;
import dev.telex.wire.Article;
import dev.telex.wire.Change;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Entity;
import dev.telex.wire.Ids;
import dev.telex.wire.Kind;
import dev.telex.wire.Place;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.Replayed;
import dev.telex.wire.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichTopologyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final EntityTagger TAGGER = EntityTagger.load();

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, Article> articles;
    private TestInputTopic<String, EnrichedArticle> replayed;
    private TestOutputTopic<String, EnrichedArticle> enriched;

    @BeforeEach
    void open() {
        Properties config = new Properties();
        config.setProperty(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(
                EnrichTopology.build(TAGGER, SettingsReader.defaults(EnrichSettings.class)), config, NOW);
        articles = driver.createInputTopic(
                Topics.ARTICLES.name(),
                new StringSerializer(),
                Json.serde(Article.class).serializer());
        replayed = driver.createInputTopic(
                Topics.REPLAYED.name(),
                new StringSerializer(),
                Json.serde(EnrichedArticle.class).serializer());
        enriched = driver.createOutputTopic(
                Topics.ENRICHED.name(),
                new StringDeserializer(),
                Json.serde(EnrichedArticle.class).deserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void makesTextOfMarkupAndFindsThePlacesInIt() {
        show("a", "Floods in Kenya", "<p>Rivers rose near <b>Nairobi</b>.</p><p>Kenya asked for help.</p>", NOW);
        EnrichedArticle article = enriched.readValue();
        assertThat(article.text()).isEqualTo("Rivers rose near Nairobi.\n\nKenya asked for help.");
        assertThat(article.kind()).isEqualTo(Kind.NEW);
        assertThat(article.version()).isEqualTo(NOW.toEpochMilli());
        assertThat(article.entities()).extracting(Entity::id).containsExactly("Q114", "Q3870");
        assertThat(article.places()).extracting(Place::country).containsOnly("KE");
        assertThat(article.mentions())
                .hasSize(3)
                .allSatisfy(mention -> assertThat((mention.field() == null ? article.text() : article.title())
                                .substring(mention.start(), mention.end()))
                        .isEqualTo(mention.text()));
    }

    @Test
    void dropsWhatIsSeenAgainAndPassesWhatChanged() {
        show("a", "Floods", "text", NOW);
        show("a", "Floods", "text", NOW.plusSeconds(60));
        show("a", "Floods", "more text", NOW.plusSeconds(120));
        assertThat(enriched.readValuesToList())
                .extracting(EnrichedArticle::kind, EnrichedArticle::revision, EnrichedArticle::firstSeen)
                .containsExactly(tuple(Kind.NEW, 1, NOW), tuple(Kind.UPDATE, 2, NOW));
    }

    @Test
    void saysWhatARevisionChanged() {
        show("a", "Floods", "Rivers rose. Two died.", NOW);
        show("a", "Floods kill three", "Rivers rose. Three died.", NOW.plusSeconds(60));
        EnrichedArticle update = enriched.readValuesToList().getLast();
        assertThat(update.change())
                .isEqualTo(new Change(Change.What.BOTH, "Floods", List.of(new Change.Span(13, 24)), 1));
    }

    @Test
    void leavesNoWordOfWhatIsWithdrawn() {
        show("a", "Minister resigns", "<p>He was seen in Nairobi.</p>", NOW);
        show("a", "KILL-Minister resigns", "<p>Kill: he was not seen in Nairobi.</p>", NOW.plusSeconds(60));
        EnrichedArticle tombstone = enriched.readValuesToList().getLast();
        assertThat(tombstone.kind()).isEqualTo(Kind.KILL);
        assertThat(tombstone.version()).isEqualTo(NOW.plusSeconds(60).toEpochMilli());
        assertThat(Json.text(tombstone)).doesNotContain("Minister").doesNotContain("Nairobi");
    }

    @Test
    void tellsAgainWhatIsReadAgainAndMarksIt() {
        show("a", "Floods in Kenya", "Rivers rose. Two died.", NOW);
        show("a", "Floods in Kenya", "Rivers rose. Three died.", NOW.plusSeconds(60));
        EnrichedArticle told = enriched.readValuesToList().getLast();
        EnrichedArticle read = told.as(told.id(), 0, Kind.NEW, null, 1, told.seen(), null, null, List.of());

        replayed.pipeInput(read.id(), read, NOW.plusSeconds(90));

        TestRecord<String, EnrichedArticle> again = enriched.readRecord();
        assertThat(again.value())
                .isEqualTo(told.as(
                        told.id(), told.version() + 1, Kind.UPDATE, 2, NOW, told.story(), told.copy(), told.aliases()));
        assertThat(again.value().change()).isNotNull();
        assertThat(Replayed.is(again.headers())).isTrue();
        show("a", "KILL-Floods in Kenya", "Kill.", NOW.plusSeconds(120));
        TestRecord<String, EnrichedArticle> tombstone = enriched.readRecord();
        assertThat(tombstone.value().version()).isGreaterThan(again.value().version());
        assertThat(Replayed.is(tombstone.headers())).isFalse();
        replayed.pipeInput(read.id(), read, NOW.plusSeconds(150));
        assertThat(enriched.isEmpty()).isTrue();
    }

    @Test
    void remembersAnArticleForNinetyDaysAfterItWasLastSeen() {
        show("a", "Floods", "text", NOW);
        show("a", "Floods", "text", NOW.plus(Duration.ofDays(80)));
        show("a", "Floods", "text", NOW.plus(Duration.ofDays(160)));
        assertThat(enriched.readValuesToList()).hasSize(1);
        show("a", "Floods", "text", NOW.plus(Duration.ofDays(260)));
        assertThat(enriched.readValuesToList())
                .extracting(EnrichedArticle::version)
                .containsExactly(NOW.plus(Duration.ofDays(260)).toEpochMilli());
    }

    @Test
    void takesAnArticleWithNothingInIt() {
        Article empty = new Article(
                Ids.hash("e"),
                "feed",
                "Example",
                false,
                false,
                null,
                null,
                "",
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                NOW);
        articles.pipeInput(empty.id(), empty, NOW);
        assertThat(enriched.readValue().text()).isEmpty();
    }

    private void show(String name, String title, String content, Instant seen) {
        Article article = new Article(
                Ids.hash(name),
                "feed",
                "Example",
                false,
                false,
                null,
                "https://example.com/" + name,
                title,
                null,
                content,
                List.of(),
                List.of(),
                "en",
                List.of(),
                seen,
                null,
                null,
                null,
                seen);
        articles.pipeInput(article.id(), article, seen);
    }
}
