package dev.telex.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.telex.ingest.publish.Intake;
import dev.telex.ingest.publish.Received;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedEvent;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import dev.telex.wire.health.Health;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class IngestTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final IngestSettings SETTINGS =
            Wire.settings(Map.of("fetch.timeout", "5s", "fetch.max-bytes", "1MB"));

    private final Kafka broker;
    private final KafkaSettings kafka;
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Map<String, String> etags = new ConcurrentHashMap<>();
    private final Map<String, String> moved = new ConcurrentHashMap<>();
    private final Map<String, Hold> holds = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
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
            String path = exchange.getRequestURI().getPath();
            asked.merge(path, 1, Integer::sum);
            hold(path);
            byte[] body = documents.getOrDefault(path, "").getBytes(UTF_8);
            String etag = etags.get(path);
            try (exchange) {
                if (moved.containsKey(path)) {
                    exchange.getResponseHeaders().set("Location", moved.get(path));
                    exchange.sendResponseHeaders(301, -1);
                    return;
                }
                if (etag != null) {
                    exchange.getResponseHeaders().set("ETag", etag);
                    if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                        exchange.sendResponseHeaders(304, -1);
                        return;
                    }
                }
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    private void hold(String path) {
        try {
            Hold hold = holds.remove(path);
            if (hold != null) {
                hold.run();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a publisher does before it answers, once.
    private interface Hold {
        void run() throws InterruptedException;
    }

    /// A clock that a test moves on. It starts in the past, because Kafka takes no records of the
    /// future, but within the time for which Kafka keeps articles.
    private static final class MovableClock implements InstantSource {
        private final AtomicReference<Instant> now =
                new AtomicReference<>(Instant.now().minus(Duration.ofDays(6)));

        void pass(Duration time) {
            now.updateAndGet(instant -> instant.plus(time));
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.close();
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

    @Test
    void publishesNothingOfAFeedThatIsTakenAwayWhileItIsAsked() throws Exception {
        Feed feed = feed("/slow", "One");
        Feed beside = feed("/fast", "Two");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch removed = new CountDownLatch(1);
        holds.put("/slow", () -> {
            asked.countDown();
            removed.await();
        });
        try (Ingest ingest = ingest()) {
            asked.await();
            put(feed.id(), null);
            await().atMost(PATIENCE).until(() -> ingest.known(feed.id()) == null);
            removed.countDown();
            await().atMost(PATIENCE).until(() -> !articles(beside).isEmpty());
        }
        assertThat(articles(feed)).isEmpty();
    }

    @Test
    void takesInWhatIsPushedWithoutWaitingForAPollThatIsUnderWay() throws Exception {
        Feed feed = feed("/pushed", "One");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch pushed = new CountDownLatch(1);
        holds.put("/pushed", () -> {
            asked.countDown();
            pushed.await();
        });
        try (Ingest ingest = ingest()) {
            asked.await();
            byte[] document = rss("/pushed", "Two").getBytes(UTF_8);
            assertThat(told(ingest, feed, document)).hasSize(1);
            assertThat(articles(feed)).extracting(Article::title).containsExactly("Two");
            assertThat(told(ingest, feed, document)).hasSize(0);
            documents.put("/pushed", rss("/pushed", "Two", "One"));
            pushed.countDown();
            await().atMost(PATIENCE).until(() -> articles(feed).size() == 2);
            assertThat(ingest.receive(feed.id(), "<html>".getBytes(UTF_8), null, feed.url()))
                    .isInstanceOf(Received.Unreadable.class);
            assertThat(ingest.receive(Ids.feed("http://other.example/"), document, null, feed.url()))
                    .isEqualTo(new Received.NotOwned());
        }
        assertThat(articles(feed)).extracting(Article::title).containsExactly("Two", "One");
    }

    @Test
    void notices304sThatLie() {
        Feed feed = feed("/liar", "One");
        etags.put("/liar", "\"always the same\"");
        MovableClock clock = new MovableClock();
        try (var _ = Ingest.start(SETTINGS, kafka, clock)) {
            await().atMost(PATIENCE).until(() -> articles(feed).size() == 1);
            documents.put("/liar", rss("/liar", "One", "Two"));
            clock.pass(Duration.ofDays(1));
            await().atMost(PATIENCE).until(() -> articles(feed).size() == 2);
            documents.put("/liar", rss("/liar", "One", "Two", "Three"));
            clock.pass(Duration.ofSeconds(2));
            await().atMost(PATIENCE).until(() -> articles(feed).size() == 3);
        }
        assertThat(state(feed)).extracting(FeedState::distrusted).isNotNull();
    }

    @Test
    void followsAFeedThatMovedForGood() {
        Feed feed = feed("/old", "One");
        feed("/new", "One", "Two");
        documents.put("/new", rss("/new", "One", "Two"));
        put(Ids.feed(url("/new")), null);
        moved.put("/old", "/new");
        MovableClock clock = new MovableClock();
        try (Ingest ingest = Ingest.start(SETTINGS, kafka, clock)) {
            pollDaily("/old", clock);
            await().atMost(PATIENCE)
                    .until(() -> address(ingest.known(feed.id())).endsWith("/new"));
        }
        assertThat(events(feed)).extracting(FeedEvent::kind).containsExactly(FeedEvent.Kind.MOVED);
        List<Feed> written = broker.records(Topics.FEEDS.name()).stream()
                .filter(record -> record.key().equals(feed.id()) && record.value() != null)
                .map(record -> read(record.value(), Feed.class))
                .toList();
        assertThat(written).extracting(Feed::url).containsExactly(url("/old"), url("/new"));
    }

    @Test
    void stopsAskingAFeedThatMovedToWhereAnotherIsAsked() {
        Feed one = feed("/one", "One");
        Feed other = feed("/other", "One");
        moved.put("/one", "/other");
        MovableClock clock = new MovableClock();
        try (var _ = Ingest.start(SETTINGS, kafka, clock)) {
            pollDaily("/one", clock);
            await().atMost(PATIENCE).until(() -> events(one).size() == 1);
        }
        assertThat(events(one).getFirst().detail()).contains("asked as " + other.id() + " already");
        assertThat(state(one)).extracting(FeedState::stopped).isNotNull();
        assertThat(state(other)).extracting(FeedState::stopped).isNull();
    }

    private static String address(Intake.@Nullable Known known) {
        return known == null ? "" : known.feed().url();
    }

    /// Four polls of a feed, a day apart. The clock moves on while a poll is awaited: the one before may have been
    /// put down as late as the new day.
    private void pollDaily(String path, MovableClock clock) {
        for (int day = 1; day <= 4; day++) {
            int polls = day;
            await().atMost(PATIENCE).until(() -> {
                clock.pass(Duration.ofSeconds(1));
                return asked.getOrDefault(path, 0) >= polls;
            });
            clock.pass(Duration.ofDays(1));
        }
    }

    @Test
    void saysThatItWaitsForKafkaAndStopsWhenAsked() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        Ingest ingest = Ingest.start(
                SETTINGS, new KafkaSettings("127.0.0.1:" + nobody, 4, 1, Map.of()), InstantSource.system());
        assertThat(ingest.health()).isInstanceOf(Health.Down.class);
        Thread closing = Thread.startVirtualThread(ingest::close);
        assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
    }

    /// Ids of the articles of a document that is handed in.
    private static List<String> told(Ingest ingest, Feed feed, byte[] document) {
        return ingest.receive(feed.id(), document, null, feed.url()) instanceof Received.Published published
                ? published.articles()
                : List.of("nothing was published");
    }

    private Ingest ingest() {
        return Ingest.start(SETTINGS, kafka, InstantSource.system());
    }

    private Feed feed(String path, String... titles) {
        documents.put(path, rss(path, titles));
        String url = url(path);
        Feed feed = new Feed(
                Ids.feed(url), FeedKind.POLL, url, null, "Test", List.of(), null, null, false, null, Instant.now());
        feeds.add(feed.id());
        put(feed.id(), feed);
        return feed;
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
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

    private List<FeedEvent> events(Feed feed) {
        return broker.records(Topics.FEED_EVENTS.name()).stream()
                .map(record -> read(record.value(), FeedEvent.class))
                .filter(event -> event.feed().equals(feed.id()))
                .toList();
    }

    /// The failure that a feed's state tells; "" where it tells none, null where it has no state.
    private @Nullable String failure(Feed feed) {
        FeedState state = state(feed);
        return state == null ? null : Objects.requireNonNullElse(state.failure(), "");
    }

    private @Nullable FeedState state(Feed feed) {
        FeedState state = null;
        for (var record : broker.records(Topics.FEED_STATES.name())) {
            if (record.key().equals(feed.id())) {
                state = record.value() == null ? null : read(record.value(), FeedState.class);
            }
        }
        return state;
    }

    private static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return Json.read(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
