package dev.telex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.telex.enrich.Enrich;
import dev.telex.enrich.EnrichSettings;
import dev.telex.ingest.Ingest;
import dev.telex.ingest.IngestSettings;
import dev.telex.press.Press;
import dev.telex.press.PressFeed;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.query.elastic.Search;
import dev.telex.sink.Sink;
import dev.telex.sink.SinkSettings;
import dev.telex.testing.Elasticsearch;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topic;
import dev.telex.wire.topics.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The whole pipe on real input: 127 feeds as they were captured from the web.
@ExtendWith(Servers.class)
class CapturedFeedsTest {
    private static final Path CAPTURED = Path.of(System.getProperty("telex.home"), "..", "shared", "data", "feeds");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern NOT_MARKUP = Pattern.compile("<!--.*?-->|<!\\[CDATA\\[.*?]]>", Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("<(?:\\w+:)?(?:item|entry)[\\s>]");

    private final Kafka broker;
    private final KafkaSettings kafka;
    private final ElasticsearchSettings elasticsearch;

    @TempDir
    private Path state;

    CapturedFeedsTest(Kafka broker, Elasticsearch elasticsearch) {
        this.broker = broker;
        this.kafka = new KafkaSettings(broker.bootstrapServers(), 4, 1, Map.of());
        this.elasticsearch = ElasticsearchSettings.at(elasticsearch.url());
    }

    @Test
    void everyItemIsInTheIndexExactlyOnceAlsoWhenItIsPublishedAgain() throws Exception {
        assumeTrue(Files.isDirectory(CAPTURED), "the captured feeds are not beside the project");
        try (Admin admin = Admin.create(kafka.client("test"))) {
            Topics.create(admin, kafka);
        }
        try (Press press = Press.serve(CAPTURED, 0);
                var _ = Enrich.start(SettingsReader.defaults(EnrichSettings.class), kafka, state);
                var _ = Sink.start(
                        SettingsReader.defaults(SinkSettings.class), kafka, elasticsearch, InstantSource.system());
                Search index = new Search(elasticsearch, InstantSource.system())) {
            Map<String, Feed> feeds = feeds(press.feeds());
            FeedList.sync("captured", feeds, kafka);
            Map<String, FeedState> states = pollAll(feeds);
            List<FeedState> unreadable = states.values().stream()
                    .filter(state -> state.failures() > 0)
                    .toList();
            unreadable.forEach(state -> System.out.println("not read: " + state.failure()));
            assertThat(states.size() - unreadable.size()).isGreaterThanOrEqualTo(125);
            assertThat(unreadable)
                    .allSatisfy(state -> assertThat(state.failure()).contains("/files/", ": "));

            long items = feeds.values().stream()
                    .filter(feed ->
                            Objects.requireNonNull(states.get(feed.id())).failures() == 0)
                    .mapToLong(feed -> items(fileOf(feed)))
                    .sum();
            List<String> duplicates = duplicates();
            long expected = items - duplicates.size();
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> told(feeds).size(), count -> count == expected);
            int records = broker.records(Topics.ENRICHED.name()).size();
            Set<String> articleIds = broker.records(Topics.ENRICHED.name()).stream()
                    .map(ConsumerRecord::key)
                    .collect(Collectors.toSet());
            awaitDocuments(index, articleIds.size());

            // Without their states the feeds are asked unconditionally, and all that is in them is published
            // again.
            feeds.values().forEach(feed -> put(Topics.FEED_STATES, feed.id(), null));
            pollAll(feeds);
            await().atMost(PATIENCE)
                    .until(() ->
                            enriched() == broker.records(Topics.ARTICLES.name()).size());
            assertThat(broker.records(Topics.ENRICHED.name())).hasSize(records);
            awaitDocuments(index, articleIds.size());
            System.out.printf(
                    "%d feeds read, %d not; %,d items, %d of them true duplicates; %,d articles told%n",
                    states.size() - unreadable.size(),
                    unreadable.size(),
                    items,
                    duplicates.size(),
                    told(feeds).size());
        }
    }

    /// Starts ingest until every feed has answered.
    private Map<String, FeedState> pollAll(Map<String, Feed> feeds) {
        IngestSettings settings = new SettingsReader<>(IngestSettings.class)
                .flags(Map.of("fetch.private-hosts", "127.0.0.1", "poll.floor", "1h", "poll.host-pause", "0s"))
                .read();
        try (var _ = Ingest.start(settings, kafka, InstantSource.system())) {
            return await().atMost(PATIENCE)
                    .until(
                            () -> LatestRecords.of(Topics.FEED_STATES, FeedState.class, kafka),
                            states -> states.size() == feeds.size());
        }
    }

    private static Map<String, Feed> feeds(List<PressFeed> captured) {
        return captured.stream()
                .map(feed -> feed.address().toString())
                .map(url -> new Feed(
                        Ids.feed(url),
                        FeedKind.POLL,
                        url,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        false,
                        "captured",
                        Instant.now()))
                .collect(Collectors.toMap(Feed::id, feed -> feed));
    }

    private void put(Topic topic, String feed, byte @Nullable [] value) {
        broker.send(topic.name(), Topics.partitionOf(feed, kafka.partitions()), feed, value);
    }

    /// Ids under which articles are known: their own, and those of other addresses of theirs.
    private Set<String> told(Map<String, Feed> feeds) {
        return broker.records(Topics.ENRICHED.name()).stream()
                .map(record -> read(record.value()))
                .filter(article -> feeds.containsKey(article.feed()))
                .flatMap(article -> Stream.concat(Stream.of(article.id()), article.aliases().stream()))
                .collect(Collectors.toSet());
    }

    private static EnrichedArticle read(byte[] value) {
        try {
            return Json.read(value, EnrichedArticle.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many articles enrich has taken and committed.
    private long enriched() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(kafka.client("test"))) {
            return admin
                    .listConsumerGroupOffsets("telex-enrich")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(partition -> partition.getKey().topic().equals(Topics.ARTICLES.name()))
                    .mapToLong(partition -> partition.getValue().offset())
                    .sum();
        }
    }

    private static void awaitDocuments(Search index, long expected) {
        await().atMost(PATIENCE).until(() -> index.size().documents(), documents -> documents == expected);
    }

    private static Path fileOf(Feed feed) {
        return CAPTURED.resolve(feed.url().substring(feed.url().lastIndexOf('/') + 1));
    }

    /// Counted without any feed parser: the elements by name, wherever markup can stand.
    private static long items(Path file) {
        return ITEM.matcher(NOT_MARKUP.matcher(read(file)).replaceAll(""))
                .results()
                .count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The committed list of items that are another item of the set, each with the reason; every one is looked
    /// up.
    private static List<String> duplicates() throws IOException {
        List<String> captured;
        try (Stream<Path> files = Files.list(CAPTURED)) {
            captured = files.map(CapturedFeedsTest::read).toList();
        }
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CapturedFeedsTest.class.getResourceAsStream("captured-duplicates.tsv")),
                StandardCharsets.UTF_8))) {
            List<String> links = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1)[0])
                    .toList();
            assertThat(links)
                    .allSatisfy(link -> assertThat(captured.stream().filter(text -> text.contains(link)))
                            .hasSizeGreaterThan(1));
            return links;
        }
    }
}
