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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
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
    private static final Map<String, String> SUBJECTS = Map.of(
            "Museum opens", "Visitors queued for hours to see gold masks and old maps.",
            "Bank raises rates", "Loans become dearer for firms that borrowed when money was cheap.",
            "Train derails", "Eleven carriages left the track after heavy rain washed gravel away.",
            "Dockers strike", "Cranes stand still while unions ask for higher wages and shorter shifts.",
            "Doctors warn of fever", "Mosquitoes breed in puddles, and wards for children are full.",
            "Schools close early", "Smoke from burning fields drifted over playgrounds since last week.");

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
            assertThat(record.value.story()).extracting(Alert.Of::id).isEqualTo(Ids.hash("a"));
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
    void takesAWatchThatMatchedBeforeAsItWasChangedSince() {
        watch("w", "floods", When.FIRST);
        show("a", "Floods in Kenya", "text of one", null);
        watch("w", "floods", new When(false, true, null, 1, Embargo.SAY));
        show("a", "Floods in Kenya", "text of another", null);
        assertThat(alerts.readValuesToList())
                .extracting(Alert::because)
                .containsExactly(Because.FIRST, Because.REVISION);
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
    void tellsOfABurstOnceHoweverItGrows() {
        openForBursts();
        watch("city", "trend:Jakarta", When.FIRST);
        watch("other", "trend:Nairobi", When.FIRST);
        showBurst(NOW, false, "in Jakarta");
        Alert alert = alerts.readValue();
        assertThat(alert.watch()).isEqualTo("city");
        assertThat(alert.because()).isEqualTo(Because.TREND);
        assertThat(alert.title()).isEqualTo("Jakarta");
        assertThat(alert.article()).isNull();
        assertThat(alert.story()).isNull();
        assertThat(alert.trend()).isNotNull();
        assertThat(alert.trend().articles()).isEqualTo(SUBJECTS.size());
        assertThat(alert.trend().score()).isGreaterThan(1);
        showBurst(NOW.plusSeconds(60), false, "near Jakarta");
        assertThat(alerts.isEmpty()).isTrue();
        showBurst(NOW.plus(Duration.ofHours(30)), false, "around Jakarta");
        assertThat(alerts.readValuesToList())
                .singleElement()
                .satisfies(again -> assertThat(again.id()).isNotEqualTo(alert.id()));
    }

    @Test
    void tellsOfAPairWhoAsksForThePair() {
        openForBursts();
        watch("pair", "trend:(Jakarta AND Singapore)", When.FIRST);
        watch("either", "trend:Jakarta OR trend:Singapore", When.FIRST);
        watch("gone", "trend:Jakarta", When.FIRST);
        watches.pipeInput("gone", null);
        watch("edited", "trend:Jakarta", When.FIRST);
        watch("edited", "earthquake", When.FIRST);
        showBurst(NOW, false, "in Jakarta and Singapore");
        assertThat(alerts.readValuesToList())
                .extracting(alert -> alert.watch() + ": " + alert.title())
                .containsExactlyInAnyOrder("pair: Singapore + Jakarta", "either: Jakarta", "either: Singapore");
    }

    @Test
    void tellsOfABurstThatWasThereBeforeTheWatchWhenItGrows() {
        openForBursts();
        showBurst(NOW, false, "in Jakarta");
        watch("city", "trend:Jakarta", When.FIRST);
        showBurst(NOW.plusSeconds(60), false, "near Jakarta");
        assertThat(alerts.readValuesToList()).extracting(Alert::watch).containsExactly("city");
    }

    @Test
    void tellsOfNoBurstOfBackfill() {
        openForBursts();
        watch("city", "trend:Jakarta", When.FIRST);
        showBurst(NOW, true, "in Jakarta");
        assertThat(alerts.isEmpty()).isTrue();
    }

    private void openForBursts() {
        driver.close();
        open(Map.of("trends.articles", "4", "trends.score", "1"));
    }

    /// The same words, so that it is no copy of what was said elsewhere.
    private static String otherwise(String text, String where) {
        List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
        Collections.shuffle(words, new Random(where.hashCode()));
        return String.join(" ", words);
    }

    /// An article about each subject, and then what was counted goes on.
    private void showBurst(Instant seen, boolean isBackfill, String where) {
        SUBJECTS.forEach((subject, text) -> {
            Article article = article(
                    subject + where,
                    subject + " " + where,
                    "<p>" + otherwise(text, where) + "</p>",
                    null,
                    isBackfill,
                    seen);
            articles.pipeInput(article.id(), article, seen);
        });
        driver.advanceWallClockTime(Duration.ofSeconds(10));
    }

    private void watch(String id, String query, When when) {
        watches.pipeInput(id, Json.bytes(new Watch(id, id, query, when, Routing.NOWHERE, NOW)));
    }

    private void show(String name, String title, String content, @Nullable Instant embargoed) {
        Editorial editorial = embargoed == null
                ? null
                : new Editorial(null, null, null, null, null, null, null, null, embargoed, List.of());
        Article article = article(name, title, content, editorial, false, NOW);
        articles.pipeInput(article.id(), article, NOW);
    }

    private static Article article(
            String name,
            String title,
            String content,
            @Nullable Editorial editorial,
            boolean isBackfill,
            Instant seen) {
        return new Article(
                Ids.hash(name),
                "feed",
                "Example",
                false,
                isBackfill,
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
                editorial,
                seen);
    }
}
