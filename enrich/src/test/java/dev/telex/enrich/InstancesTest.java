package dev.telex.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.telex.app.embedded.EmbeddedKafka;
import dev.telex.enrich.group.Draft;
import dev.telex.enrich.group.Grouped;
import dev.telex.enrich.group.Grouping;
import dev.telex.enrich.group.Keep;
import dev.telex.testing.Kafka;
import dev.telex.wire.Article;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Ids;
import dev.telex.wire.Story;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three instances, one of which is killed while it works.
/// They have a broker to themselves: others here read the same topics.
class InstancesTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final EnrichSettings SETTINGS = SettingsReader.defaults(EnrichSettings.class);
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "pt");
    private static final int EVENTS = 8;
    private static final int TOLD = 12;

    @TempDir
    private Path directory;

    private EmbeddedKafka server;
    private Kafka broker;
    private KafkaSettings kafka;

    @BeforeEach
    void open() {
        server = EmbeddedKafka.start(directory.resolve("kafka"));
        broker = new Kafka(server.address());
        kafka = EnrichProcess.kafka(server.address(), 3);
        try (Admin admin = Admin.create(kafka.client("test"))) {
            Topics.create(admin, kafka);
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tellTheSameStoriesAsOneThatNothingHappenedTo() throws Exception {
        List<Article> articles = articles();
        Process killed = EnrichProcess.start(kafka, directory.resolve("killed"), directory.resolve("killed.log"));
        try (var _ = Enrich.start(SETTINGS, kafka, directory.resolve("one"));
                var _ = Enrich.start(SETTINGS, kafka, directory.resolve("other"))) {
            send(articles.subList(0, articles.size() / 3));
            await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> told().size() == articles.size() / 3);
            await().atMost(PATIENCE)
                    .pollInterval(OFTEN)
                    .until(() -> holdsATask(directory.resolve("killed/telex-enrich")));
            send(articles.subList(articles.size() / 3, articles.size()));
            killed.destroyForcibly();
            await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> told().size() == articles.size());
            await().atMost(PATIENCE)
                    .pollInterval(OFTEN)
                    .untilAsserted(() -> assertThat(stories()).isEqualTo(undisturbed()));
            assertThat(stories()).hasSizeGreaterThan(LANGUAGES.size() * 2);
        } finally {
            killed.destroyForcibly();
        }
    }

    private static boolean holdsATask(Path stateDir) throws IOException {
        if (!Files.isDirectory(stateDir)) {
            return false;
        }
        try (Stream<Path> tasks = Files.list(stateDir)) {
            return tasks.anyMatch(task -> task.getFileName().toString().matches("1_\\d"));
        }
    }

    /// What one instance makes of what came to the story step, in the order in which it came there.
    private Map<String, Story> undisturbed() throws IOException {
        Map<Integer, Grouping> byPartition = new HashMap<>();
        Map<String, Story> stories = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : broker.records("telex-enrich-by-language-repartition")) {
            Grouping grouping = byPartition.computeIfAbsent(
                    record.partition(), _ -> new Grouping(SETTINGS.copies(), SETTINGS.stories(), Keep.onHeap()));
            Grouped grouped = grouping.group(Json.read(record.value(), Draft.class), record.key());
            grouped.stories().forEach(story -> stories.put(story.id(), story));
        }
        return stories;
    }

    private Map<String, Story> stories() throws IOException {
        Map<String, Story> stories = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : broker.records(Topics.STORIES.name())) {
            stories.put(record.key(), Json.read(record.value(), Story.class));
        }
        return stories;
    }

    private Map<String, EnrichedArticle> told() throws IOException {
        Map<String, EnrichedArticle> told = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : broker.records(Topics.ENRICHED.name())) {
            told.put(record.key(), Json.read(record.value(), EnrichedArticle.class));
        }
        return told;
    }

    private void send(List<Article> articles) {
        try (var producer =
                new KafkaProducer<>(kafka.client("test"), new StringSerializer(), new ByteArraySerializer())) {
            for (Article article : articles) {
                var _ = producer.send(new ProducerRecord<>(Topics.ARTICLES.name(), article.id(), Json.bytes(article)));
            }
        }
    }

    private static List<Article> articles() {
        Random random = new Random(3);
        List<Article> articles = new ArrayList<>();
        for (String language : LANGUAGES) {
            for (int event = 0; event < EVENTS; event++) {
                List<String> names = names(random);
                for (int i = 0; i < TOLD; i++) {
                    articles.add(article(language, names, articles.size(), random));
                }
            }
        }
        Collections.shuffle(articles, random);
        return articles;
    }

    private static List<String> names(Random random) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            StringBuilder name = new StringBuilder();
            for (int letter = 0; letter < 8; letter++) {
                name.append(
                        (letter % 2 == 0 ? "bdfgklmnprst" : "aeiou").charAt(random.nextInt(letter % 2 == 0 ? 12 : 5)));
            }
            names.add(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        }
        return names;
    }

    private static Article article(String language, List<String> names, int number, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append("Witness ").append(names.get(random.nextInt(8))).append(" told ");
            text.append(names.get(random.nextInt(names.size())))
                    .append(" about ")
                    .append(random.nextInt(100))
                    .append(". ");
        }
        String id = Ids.hash("instances " + number);
        Instant seen = START.plusSeconds(number);
        return new Article(
                id,
                "feed",
                "publisher" + number % 20,
                false,
                false,
                null,
                "https://example.com/" + number,
                names.getFirst() + " and " + names.get(1) + " " + number,
                null,
                text.toString(),
                List.of(),
                List.of(),
                language,
                List.of(),
                seen,
                null,
                null,
                null,
                seen);
    }
}
