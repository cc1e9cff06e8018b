package dev.telex.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.telex.ingest.fetch.FetchSettings;
import dev.telex.ingest.schedule.PollSettings;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import dev.telex.wire.health.Health;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.DataSize;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class IngestTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final IngestSettings SETTINGS = new IngestSettings(
            new FetchSettings(Duration.ofSeconds(5), new DataSize(1 << 20), 3, null, List.of("127.0.0.1")),
            new PollSettings(Duration.ofMillis(200), Duration.ofSeconds(1), 8));

    private final Kafka broker;
    private final KafkaSettings kafka;
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> feeds = new ArrayList<>();
    private HttpServer server;

    IngestTest(Kafka broker) {
        this.broker = broker;
        this.kafka = new KafkaSettings(broker.bootstrapServers(), 4, 1, Map.of());
    }

    @BeforeEach
    void open() throws IOException {
        try (Admin admin = Admin.create(kafka.client("test"))) {
            Topics.create(admin, kafka);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] body = documents
                    .getOrDefault(exchange.getRequestURI().getPath(), "")
                    .getBytes(UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        feeds.forEach(id -> put(id, null));
    }

    @Test
    void publishesEachItemOnceHoweverOftenItPolls() {
        Feed feed = feed("/once", "One", "Two");
        try (var _ = ingest()) {
            await().atMost(PATIENCE).until(() -> articles(feed).size() == 2 && requests.get() > 4);
        }
        assertThat(articles(feed)).extracting(Article::title).containsExactlyInAnyOrder("One", "Two");
        assertThat(articles(feed)).allMatch(Article::backfill);
    }

    @Test
    void goesOnWhereAnEarlierProcessStopped() {
        Feed feed = feed("/restart", "One");
        try (var _ = ingest()) {
            await().atMost(PATIENCE).until(() -> articles(feed).size() == 1);
        }
        documents.put("/restart", rss("/restart", "One", "Two"));
        try (var _ = ingest()) {
            await().atMost(PATIENCE).until(() -> articles(feed).size() == 2);
        }
        assertThat(articles(feed)).extracting(Article::title).containsExactly("One", "Two");
        assertThat(articles(feed)).extracting(Article::backfill).containsExactly(true, false);
    }

    @Test
    void tellsWhatIsWrongWithAFeedAndGoesOnWithTheOthers() {
        Feed broken = feed("/broken");
        documents.put("/broken", "<!DOCTYPE html><html><body>Are you a robot?</body></html>");
        Feed missing = feed("/missing");
        documents.remove("/missing");
        Feed good = feed("/good", "One");
        try (Ingest ingest = ingest()) {
            await().atMost(PATIENCE).until(() -> articles(good).size() == 1 && ingest.failing() == 2);
        }
        assertThat(failure(broken)).contains("an HTML page, not a feed");
        assertThat(failure(missing)).contains("answered 404");
        assertThat(failure(good)).isEmpty();
    }

    @Test
    void passesOverAFeedThatIsNone() {
        String id = Ids.feed("http://127.0.0.1/odd");
        feeds.add(id);
        broker.send(
                Topics.FEEDS.name(),
                Topics.partitionOf(id, kafka.partitions()),
                id,
                "{\"url\": \"x\"}".getBytes(UTF_8));
        Feed good = feed("/beside", "One");
        try (Ingest ingest = ingest()) {
            await().atMost(PATIENCE).until(() -> articles(good).size() == 1);
            assertThat(ingest.health()).isEqualTo(Health.UP);
        }
    }

    @Test
    void asksNoLongerForAFeedThatIsRemoved() {
        Feed feed = feed("/removed", "One");
        try (Ingest ingest = ingest()) {
            await().atMost(PATIENCE).until(() -> articles(feed).size() == 1);
            put(feed.id(), null);
            await().atMost(PATIENCE).until(() -> failure(feed) == null);
            documents.put("/removed", rss("/removed", "One", "Two"));
            Feed later = feed("/later", "Three");
            await().atMost(PATIENCE).until(() -> articles(later).size() == 1);
            assertThat(articles(feed)).hasSize(1);
            assertThat(ingest.health()).isEqualTo(Health.UP);
        }
    }

    @Test
    void sharesTheFeedsWithASecondProcess() {
        List<Feed> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(feed("/shared" + i, "One"));
        }
        try (var _ = ingest();
                var _ = ingest()) {
            all.forEach(
                    feed -> await().atMost(PATIENCE).until(() -> !articles(feed).isEmpty()));
        }
        all.forEach(feed -> assertThat(articles(feed)).hasSize(1));
    }

    private Ingest ingest() {
        return Ingest.start(SETTINGS, kafka, InstantSource.system());
    }

    private Feed feed(String path, String... titles) {
        documents.put(path, rss(path, titles));
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        Feed feed = new Feed(
                Ids.feed(url), FeedKind.POLL, url, null, "Test", List.of(), null, null, false, null, Instant.now());
        feeds.add(feed.id());
        put(feed.id(), feed);
        return feed;
    }

    private static String rss(String path, String... titles) {
        StringBuilder items = new StringBuilder();
        for (String title : titles) {
            items.append("<item><title>%s</title><link>https://example.com%s/%s</link></item>"
                    .formatted(title, path, title));
        }
        return "<rss version='2.0'><channel><title>t</title><link>https://example.com</link><description/>" + items
                + "</channel></rss>";
    }

    private void put(String id, @Nullable Feed feed) {
        broker.send(
                Topics.FEEDS.name(),
                Topics.partitionOf(id, kafka.partitions()),
                id,
                feed == null ? null : Json.bytes(feed));
    }

    private List<Article> articles(Feed feed) {
        return broker.records(Topics.ARTICLES.name()).stream()
                .map(record -> read(record.value(), Article.class))
                .filter(article -> article.feed().equals(feed.id()))
                .toList();
    }

    /// The failure that a feed's state tells; "" where it tells none, null where it has no state.
    private @Nullable String failure(Feed feed) {
        String failure = null;
        for (var record : broker.records(Topics.FEED_STATES.name())) {
            if (record.key().equals(feed.id())) {
                FeedState state = record.value() == null ? null : read(record.value(), FeedState.class);
                failure = state == null ? null : Objects.requireNonNullElse(state.failure(), "");
            }
        }
        return failure;
    }

    private static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return Json.read(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
