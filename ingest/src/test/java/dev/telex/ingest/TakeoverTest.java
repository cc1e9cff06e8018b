package dev.telex.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.Ids;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Two processes share the feeds; one is killed, another is stopped and wakes up again.
@ExtendWith(Servers.class)
class TakeoverTest {
    /// What is promised for a process that dies.
    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);
    private static final int FEEDS = 12;

    private final Kafka broker;
    private final KafkaSettings kafka;
    private final List<Feed> feeds = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    /// Who asked for a feed, since this was last cleared.
    private final Map<String, Set<String>> askers = new ConcurrentHashMap<>();
    private volatile int edition = 1;
    private HttpServer server;

    @TempDir
    private Path directory;

    TakeoverTest(Kafka broker) {
        this.broker = broker;
        this.kafka = new KafkaSettings(broker.bootstrapServers(), 4, 1, Map.of());
    }

    @BeforeEach
    void open() throws IOException {
        try (Admin admin = Admin.create(kafka.client("test"))) {
            Topics.create(admin, kafka);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        for (int i = 0; i < FEEDS; i++) {
            add("http://takeover%d.localhost:%d/rss"
                    .formatted(i, server.getAddress().getPort()));
        }
    }

    @AfterEach
    void close() {
        processes.forEach(Process::destroyForcibly);
        feeds.forEach(feed -> send(feed.id(), null));
        server.stop(0);
    }

    @Test
    void aProcessThatIsKilledIsTakenOverAndNothingIsLost() throws Exception {
        Process first = start("first");
        awaitAskers(Set.of("first"));
        start("second");
        awaitShared();
        awaitArticles();

        first.destroyForcibly().waitFor();
        edition = 2;
        askers.clear();
        await().atMost(TAKEN_OVER).until(() -> askers.size() == FEEDS);
        awaitArticles();
        assertThat(askers.values()).allMatch(Set.of("second")::equals);

        // A process that hangs for longer than its session loses its feeds, and when it wakes up it gives them
        // up.
        Process third = start("third");
        awaitShared();
        signal("STOP", third);
        askers.clear();
        edition = 3;
        await().atMost(TAKEN_OVER).until(() -> all("second"));
        awaitArticles();
        signal("CONT", third);
        awaitShared();
        edition = 4;
        awaitArticles();
        assertThat(articles())
                .as("published, each by each process at the most")
                .hasSizeLessThanOrEqualTo(2 * 4 * FEEDS);
    }

    private Process start(String name) throws IOException {
        Process process = IngestMain.start(name, broker.bootstrapServers(), directory.resolve(name + ".log"));
        processes.add(process);
        return process;
    }

    private void awaitAskers(Set<String> names) {
        await().atMost(TAKEN_OVER).until(() -> {
            Set<String> all = new TreeSet<>();
            askers.values().forEach(all::addAll);
            return askers.size() == FEEDS && all.equals(names);
        });
    }

    /// Each feed is asked by one process, for a while, and both have some.
    private void awaitShared() {
        await().atMost(TAKEN_OVER).pollInterval(Duration.ofMillis(1200)).until(() -> {
            boolean isShared = askers.size() == FEEDS
                    && askers.values().stream().allMatch(names -> names.size() == 1)
                    && Set.copyOf(askers.values()).size() == 2;
            askers.clear();
            return isShared;
        });
    }

    private boolean all(String name) {
        return askers.size() == FEEDS && askers.values().stream().allMatch(names -> names.contains(name));
    }

    /// Every item of every edition until now is in `telex.articles`.
    private void awaitArticles() {
        Set<String> expected = new TreeSet<>();
        for (Feed feed : feeds) {
            for (int item = 1; item <= edition; item++) {
                expected.add(feed.id() + " " + item);
            }
        }
        await().atMost(TAKEN_OVER).until(() -> Set.copyOf(articles()).containsAll(expected));
    }

    /// "feed title", once for each record.
    private List<String> articles() {
        Set<String> ours = new TreeSet<>(feeds.stream().map(Feed::id).toList());
        return broker.records(Topics.ARTICLES.name()).stream()
                .map(record -> read(record.value()))
                .filter(article -> ours.contains(article.feed()))
                .map(article -> article.feed() + " " + article.title())
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String agent = exchange.getRequestHeaders().getFirst("User-Agent");
        askers.computeIfAbsent(host, _ -> ConcurrentHashMap.newKeySet())
                .add(agent.replaceFirst(".*\\+", "").replaceFirst("\\)$", ""));
        StringBuilder items = new StringBuilder();
        for (int item = 1; item <= edition; item++) {
            items.append("<item><title>%d</title><link>http://%s/%d</link></item>".formatted(item, host, item));
        }
        byte[] body = ("<rss version='2.0'><channel><title>t</title><link>http://example.com</link><description/>"
                        + items + "</channel></rss>")
                .getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void add(String url) {
        Feed feed = new Feed(
                Ids.feed(url), FeedKind.POLL, url, null, "Test", List.of(), null, null, false, null, Instant.now());
        feeds.add(feed);
        send(feed.id(), Json.bytes(feed));
    }

    private void send(String id, byte @Nullable [] value) {
        broker.send(Topics.FEEDS.name(), Topics.partitionOf(id, kafka.partitions()), id, value);
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(status).isZero();
    }

    private static Article read(byte[] bytes) {
        try {
            return Json.read(bytes, Article.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
