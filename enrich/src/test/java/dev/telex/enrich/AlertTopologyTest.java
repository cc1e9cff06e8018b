package dev.telex.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.enrich.entity.EntityTagger;
import dev.telex.wire.Alert;
import dev.telex.wire.Alert.Because;
import dev.telex.wire.Alert.Match;
import dev.telex.wire.Article;
import dev.telex.wire.Editorial;
import dev.telex.wire.Ids;
import dev.telex.wire.Routing;
import dev.telex.wire.Watch;
import dev.telex.wire.Watch.Embargo;
import dev.telex.wire.Watch.When;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From articles and watches to alerts.
class AlertTopologyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final EntityTagger TAGGER = EntityTagger.load();

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, Article> articles;
    private TestInputTopic<String, byte[]> watches;
    private TestOutputTopic<String, Alert> alerts;

    @BeforeEach
    void open() {
        open(Map.of());
    }

    private void open(Map<String, String> flags) {
        Properties config = new Properties();
        config.setProperty(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        EnrichSettings settings =
                new SettingsReader<>(EnrichSettings.class).flags(flags).read();
        driver = new TopologyTestDriver(EnrichTopology.build(TAGGER, settings), config, NOW);
        articles = driver.createInputTopic(
                Topics.ARTICLES.name(),
                new StringSerializer(),
                Json.serde(Article.class).serializer());
        watches = driver.createInputTopic(Topics.WATCHES.name(), new StringSerializer(), new ByteArraySerializer());
        alerts = driver.createOutputTopic(
                Topics.ALERTS.name(),
                new StringDeserializer(),
                Json.serde(Alert.class).deserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void tellsOnceOfAStoryAndWhatMatched() {
        watch("floods", "title:kenya AND river*", When.FIRST);
        show("a", "Floods in Kenya", "<p>Rivers rose near Nairobi over night, and many fled.</p>", null);
        show("a", "Floods in Kenya", "<p>Rivers rose near Nairobi over night, and hundreds fled.</p>", null);
        assertThat(alerts.readKeyValuesToList()).singleElement().satisfies(record -> {
            assertThat(record.key).isEqualTo("floods");
            assertThat(record.value.because()).isEqualTo(Because.FIRST);
            assertThat(record.value.matches())
                    .contains(new Match("title", 10, 15, "Kenya"), new Match("text", 0, 6, "Rivers"));
            assertThat(record.value.story().id()).isEqualTo(Ids.hash("a"));
        });
    }

    @Test
    void tellsOfAKillWhoWasTold() {
        watch("floods", "floods", When.FIRST);
        watch("nothing", "drought", When.FIRST);
        show("a", "Floods in Kenya", "<p>Rivers rose near Nairobi.</p>", null);
        show("a", "KILL-Floods in Kenya", "<p>Kill: they did not.</p>", null);
        assertThat(alerts.readValuesToList()).extracting(Alert::because).containsExactly(Because.FIRST, Because.KILL);
    }

    @Test
    void followsWatchesAsTheyAreAddedEditedAndRemoved() {
        show("a", "Floods in Kenya", "text of one", null);
        watch("w", "floods", When.FIRST);
        show("b", "Floods in Peru", "quite another one", null);
        watch("w", "strike", When.FIRST);
        show("c", "Floods in Nepal", "something else again", null);
        show("d", "Dockers on strike in Antwerp", "ships lie idle", null);
        watches.pipeInput("w", null);
        show("e", "Pilots on strike in Lisbon", "planes stay down", null);
        assertThat(alerts.readValuesToList()).extracting(Alert::article).containsExactly(Ids.hash("b"), Ids.hash("d"));
    }

    @Test
    void isNotHeldUpByWatchesThatAreNone() {
        watches.pipeInput("broken", "[1, 2".getBytes(UTF_8));
        watches.pipeInput("empty", "{}".getBytes(UTF_8));
        watch("open", "(floods", When.FIRST);
        watch("deep", "(".repeat(20_000) + "floods" + ")".repeat(20_000), When.FIRST);
        watch("good", "floods", When.FIRST);
        show("a", "Floods in Kenya", "text", null);
        assertThat(alerts.readValuesToList()).extracting(Alert::watch).containsExactly("good");
    }

    @Test
    void waitsForTheEndOfAnEmbargo() {
        watch("w", "floods", new When(false, false, null, 1, Embargo.WAIT));
        show("a", "Floods in Kenya", "text", NOW.plusSeconds(3600));
        driver.advanceWallClockTime(Duration.ofMinutes(59));
        assertThat(alerts.isEmpty()).isTrue();
        driver.advanceWallClockTime(Duration.ofMinutes(2));
        assertThat(alerts.readValuesToList()).extracting(Alert::watch).containsExactly("w");
    }

    @Test
    void alertsNobodyWhereArticlesAreEnrichedAnew() {
        driver.close();
        open(Map.of("alerts", "false"));
        watch("w", "floods", When.FIRST);
        show("a", "Floods in Kenya", "text", null);
        assertThat(alerts.isEmpty()).isTrue();
    }

    private void watch(String id, String query, When when) {
        watches.pipeInput(id, Json.bytes(new Watch(id, id, query, when, Routing.NOWHERE, NOW)));
    }

    private void show(String name, String title, String content, @Nullable Instant embargoed) {
        Editorial editorial = embargoed == null
                ? null
                : new Editorial(null, null, null, null, null, null, null, null, embargoed, List.of());
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
                NOW,
                null,
                null,
                editorial,
                NOW);
        articles.pipeInput(article.id(), article, NOW);
    }
}
