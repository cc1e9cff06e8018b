package dev.telex.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.telex.ingest.fetch.FetchSettings;
import dev.telex.ingest.fetch.Fetcher;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.settings.DataSize;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FullTextTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String TEXT = "The river Weser rose by two metres overnight, and 400 people left their houses"
            + " in the old town. The mayor said that the dykes would hold.";

    private static final Feed FEED = new Feed(
            "127.0.0.1/feed",
            FeedKind.POLL,
            "http://127.0.0.1/feed",
            null,
            null,
            List.of(),
            null,
            null,
            true,
            null,
            NOON);

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger mostBusy = new AtomicInteger();
    private final Fetcher fetcher = new Fetcher(
            new FetchSettings(Duration.ofSeconds(5), new DataSize(1 << 20), 3, null, List.of("127.0.0.1")),
            InstantSource.system());
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            mostBusy.accumulateAndGet(busy.incrementAndGet(), Math::max);
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body = pages.getOrDefault(path, "").getBytes(UTF_8);
            try (exchange) {
                busy.decrementAndGet();
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        fetcher.close();
        server.stop(0);
    }

    @Test
    void givesArticlesTheTextOfTheirPages() {
        pages.put("/1", page(TEXT));
        Article article = article("/1", "Floods", NOON);
        assertThat(fullText(20).texts(FEED, List.of(article))).isEqualTo(Map.of("Floods", "<p>" + TEXT + "</p>\n"));
    }

    @Test
    void goesOnAfterAPageThatCannotBeHad() {
        pages.put("/2", page(TEXT));
        List<Article> articles = List.of(
                article("/missing", "a", NOON), article("/2", "b", NOON.minusSeconds(1)), article(null, "c", NOON));
        assertThat(fullText(20).texts(FEED, articles)).containsOnlyKeys("b");
    }

    @Test
    void keepsTheFeedsTextWhereThePageHasLess() {
        pages.put("/1", page(TEXT));
        Article article = article("/1", "Floods", NOON).withContent("<p>" + TEXT + " " + TEXT + "</p>");
        assertThat(fullText(20).texts(FEED, List.of(article))).isEmpty();
    }

    @Test
    void fetchesTheNewestOfMany() {
        IntStream.range(0, 5).forEach(i -> pages.put("/" + i, page(TEXT)));
        List<Article> articles = IntStream.range(0, 5)
                .mapToObj(i -> article("/" + i, "article " + i, NOON.plusSeconds(i)))
                .toList();
        fullText(2).texts(FEED, articles);
        assertThat(asked).containsExactly("/4", "/3");
    }

    @Test
    void leavesAHostAloneThatFailsThreeTimesInARow() {
        List<Article> articles = IntStream.range(0, 5)
                .mapToObj(i -> article("/missing" + i, "article " + i, NOON))
                .toList();
        fullText(20).texts(FEED, articles);
        assertThat(asked).hasSize(3);
    }

    @Test
    void asksAHostForOnePageAtATimeAlsoForSeveralFeeds() throws InterruptedException {
        IntStream.range(0, 20).forEach(i -> pages.put("/" + i, page(TEXT)));
        FullText fullText = fullText(20);
        List<Thread> polls = IntStream.range(0, 10)
                .mapToObj(i -> Thread.ofVirtual()
                        .start(() -> fullText.texts(
                                FEED, List.of(article("/" + 2 * i, "a", NOON), article("/" + (2 * i + 1), "b", NOON)))))
                .toList();
        for (Thread poll : polls) {
            poll.join();
        }
        assertThat(asked).hasSize(20);
        assertThat(mostBusy).hasValue(1);
    }

    private FullText fullText(int perPoll) {
        return new FullText(fetcher, new PageSettings(perPoll, Duration.ofSeconds(30), Duration.ZERO));
    }

    private static String page(String text) {
        return "<html><body><nav>Home</nav><article><p>" + text + "</p></article></body></html>";
    }

    private Article article(@Nullable String path, String id, Instant published) {
        return new Article(
                id,
                "127.0.0.1/feed",
                "127.0.0.1",
                false,
                false,
                null,
                path == null ? null : "http://127.0.0.1:" + server.getAddress().getPort() + path,
                id,
                "A teaser.",
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                published,
                null,
                null,
                null,
                NOON);
    }
}
