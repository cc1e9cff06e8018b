package dev.telex.enrich.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Ids;
import dev.telex.wire.Trend;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, EnrichedArticle> articles;
    private TestOutputTopic<String, Tally> tallies;
    private TestOutputTopic<String, Trend> trends;
    private int number;

    @BeforeEach
    void open() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("articles", Consumed.with(Serdes.String(), Json.serde(EnrichedArticle.class)))
                .process(Trends.counting())
                .repartition(Repartitioned.with(Serdes.String(), Json.serde(Tally.class))
                        .withName("by-entity"))
                .process(Trends.comparing(SettingsReader.defaults(TrendSettings.class)))
                .to("trends", Produced.with(Serdes.String(), Json.serde(Trend.class)));
        Properties config = new Properties();
        config.setProperty(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.setProperty(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(builder.build(), config, START);
        articles = driver.createInputTopic(
                "articles",
                new StringSerializer(),
                Json.serde(EnrichedArticle.class).serializer());
        tallies = driver.createOutputTopic(
                "test-by-entity-repartition",
                new StringDeserializer(),
                Json.serde(Tally.class).deserializer());
        trends = driver.createOutputTopic(
                "trends", new StringDeserializer(), Json.serde(Trend.class).deserializer());
        tell(START, "", "Q9");
        driver.advanceWallClockTime(TEN_SECONDS);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void tellsEntitiesThatBurstAndThePairOfThem() {
        Instant now = START.plus(Duration.ofDays(3));
        for (int i = 0; i < 8; i++) {
            tell(now, "", "Q1", "Q2");
        }
        driver.advanceWallClockTime(TEN_SECONDS);
        List<Trend> told = trends.readValuesToList();
        assertThat(told).extracting(Trend::id).containsExactlyInAnyOrder("Q1", "Q2", "Q1 Q2");
        assertThat(told).allSatisfy(trend -> {
            assertThat(trend.articles()).isEqualTo(8);
            assertThat(trend.score()).isGreaterThan(8);
            assertThat(trend.at()).isEqualTo(now.plus(TEN_SECONDS));
            assertThat(trend.from()).isEqualTo(now.plus(TEN_SECONDS).minus(Duration.ofHours(1)));
        });
        assertThat(told)
                .filteredOn(trend -> trend.id().equals("Q1 Q2"))
                .flatExtracting(Trend::entities)
                .extracting(Trend.Named::name)
                .containsExactly("name of Q1", "name of Q2");
    }

    @Test
    void sendsOneRecordASubjectAndTenSeconds() {
        tallies.readValuesToList();
        for (int i = 0; i < 100; i++) {
            tell(START.plusSeconds(i / 10), "", "Q1");
        }
        driver.advanceWallClockTime(TEN_SECONDS);
        assertThat(tallies.readValuesToList()).singleElement().satisfies(tally -> {
            assertThat(tally.articles()).isEqualTo(100);
            assertThat(tally.bucket()).isEqualTo(START);
        });
    }

    @Test
    void countsNoCopiesNoRevisionsAndNoBackfill() {
        tallies.readValuesToList();
        tell(
                START,
                ", \"copy\": {\"group\": \"" + Ids.hash("a") + "\", \"of\": \"" + Ids.hash("a")
                        + "\", \"percent\": 99}",
                "Q1");
        tell(START, ", \"kind\": \"update\"", "Q1");
        tell(START, ", \"backfill\": true", "Q1");
        driver.advanceWallClockTime(TEN_SECONDS);
        assertThat(tallies.readValuesToList()).isEmpty();
    }

    @Test
    void pairsOnlyTheFiveThatAnArticleIsMostAbout() {
        tallies.readValuesToList();
        tell(START, "", "Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7");
        driver.advanceWallClockTime(TEN_SECONDS);
        List<String> counted =
                tallies.readKeyValuesToList().stream().map(tally -> tally.key).toList();
        assertThat(counted).hasSize(7 + 10).contains("Q1", "Q3 Q7").doesNotContain("Q1 Q2", "Q2 Q3");
    }

    /// @param more     fields that replace earlier ones
    /// @param entities the last of them the most salient
    private void tell(Instant seen, String more, String... entities) {
        String named = IntStream.range(0, entities.length)
                .mapToObj(i ->
                        "{\"id\": \"%1$s\", \"name\": \"name of %1$s\", \"type\": \"LOC\", \"count\": 1, \"salience\": %2$s}"
                                .formatted(entities[i], 0.1 * i))
                .collect(Collectors.joining(","));
        String id = Ids.hash("article " + number++);
        String json = """
            {"id": "%s", "version": 1, "kind": "new", "revision": 1, "feed": "f", "publisher": "p", "sighting": false,
             "backfill": false, "title": "", "text": "", "firstSeen": "%s", "seen": "%s",
             "entities": [%s]%s}
            """.formatted(id, seen, seen, named, more);
        try {
            articles.pipeInput(id, Json.read(json.getBytes(StandardCharsets.UTF_8), EnrichedArticle.class), seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
