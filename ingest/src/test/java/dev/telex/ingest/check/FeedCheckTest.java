package dev.telex.ingest.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.telex.ingest.check.Diagnosis.Line;
import dev.telex.ingest.fetch.Answer;
import dev.telex.ingest.fetch.FetchSettings;
import dev.telex.ingest.fetch.Fetcher;
import dev.telex.ingest.parse.FeedLink;
import dev.telex.ingest.schedule.PollSettings;
import dev.telex.wire.settings.DataSize;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String FEED = """
            <?xml version="1.0" encoding="iso-8859-1"?>
            <rss version="2.0"><channel><title>Example</title><link>http://127.0.0.1/</link><description/>
              <item><title>One</title><link>/1</link><guid>same</guid><pubDate>Sun, 22 Nov 2026 11:00:00 GMT</pubDate></item>
              <item><title>Two</title><link>/2</link><guid>same</guid><pubDate>Sun, 22 Nov 2026 10:00:00 GMT</pubDate></item>
              <item><title>Three</title><guid>three</guid><pubDate>Sun, 22 Nov 2026 09:00:00 GMT</pubDate></item>
              <item><title>Four</title><link>https://elsewhere.example/4</link></item>
            </channel></rss>""";

    private final Fetcher fetcher = new Fetcher(
            new FetchSettings(Duration.ofSeconds(5), new DataSize(1 << 20), 3, null, List.of("127.0.0.1")),
            InstantSource.system());
    private final FeedCheck check = new FeedCheck(
            fetcher,
            new PollSettings(Duration.ofMinutes(1), Duration.ofHours(4), Duration.ZERO, 1),
            InstantSource.fixed(NOW));
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void close() {
        fetcher.close();
        server.stop(0);
    }

    @Test
    void tellsTheWayAndWhatIsThere() {
        redirect("/old", 301, "/moved");
        redirect("/moved", 302, "/feed");
        serve("/feed", "application/rss+xml; charset=utf-8", FEED);
        Finding.Feed found = (Finding.Feed) check.look(url("/old"), null);
        assertThat(found.way()).extracting(Answer::status).containsExactly(301, 302, 200);
        assertThat(found.way()).extracting(Answer::isMovedForGood).containsExactly(true, false, false);
        assertThat(found.url()).isEqualTo(url("/moved"));
        assertThat(found.addresses()).containsExactly(url("/old"), url("/moved"), url("/feed"));
        Diagnosis diagnosis = found.diagnosis();
        assertThat(diagnosis.format()).isEqualTo("RSS 2.0");
        assertThat(diagnosis.encoding()).isEqualTo("utf-8 says the server, iso-8859-1 says the document");
        assertThat(diagnosis.title()).isEqualTo("Example");
        assertThat(diagnosis.rhythm()).isEqualTo(Duration.ofHours(1));
        assertThat(diagnosis.next()).isAfter(NOW).isBefore(NOW.plus(Duration.ofHours(4)));
        assertThat(diagnosis.latest()).isEqualTo(Instant.parse("2026-11-22T11:00:00Z"));
    }

    @Test
    void tellsWhatEachItemIsKnownBy() {
        serve("/feed", "text/xml", FEED);
        Diagnosis diagnosis = ((Finding.Feed) check.look(url("/feed"), null)).diagnosis();
        assertThat(diagnosis.items()).extracting(Line::by).containsExactly("link", "link", "guid", "link");
        assertThat(diagnosis.items()).extracting(Line::article).doesNotHaveDuplicates();
        assertThat(diagnosis.remarks())
                .contains(
                        "1 items without a date that can be read: they count as published when Telex first sees them",
                        "1 items without a link",
                        "2 items that share their guid with another: it does not tell them apart",
                        "no ETag and no Last-Modified: each poll fetches all of it")
                .anyMatch(remark -> remark.startsWith("1 items that link to another domain"));
    }

    @Test
    void findsTheFeedsOfAPage() {
        serve("/", "text/html", "<html><head><link rel=alternate type=application/rss+xml title=News href=/feed>");
        assertThat(((Finding.Page) check.look(url("/"), null)).links())
                .containsExactly(new FeedLink(url("/feed"), "News", "application/rss+xml"));
    }

    @Test
    void triesWhereFeedsCommonlyAre() {
        serve("/", "text/html", "<html><body>Welcome</body></html>");
        server.createContext("/rss", exchange -> {
            byte[] body = FEED.getBytes(UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        Finding.Nothing page = (Finding.Nothing) check.look(url("/"), null);
        assertThat(page.page()).isEqualTo(url("/"));
        Finding.Feed guessed = check.guess(url("/"), null);
        assertThat(guessed).isNotNull();
        assertThat(guessed.url()).isEqualTo(url("/rss"));
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(((Finding.Nothing) check.look(url("/missing"), null)).reason())
                .contains("404");
        assertThat(((Finding.Nothing) check.look("http://10.0.0.1/feed", null)).reason())
                .contains("private network");
        assertThat(((Finding.Nothing) check.look("nonsense", null)).reason()).contains("expected http");
        serve("/gone", 410, "text/plain", "gone");
        assertThat(((Finding.Nothing) check.look(url("/gone"), null)).reason()).contains("is gone (410)");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void redirect(String path, int status, String location) {
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Location", location);
                exchange.sendResponseHeaders(status, -1);
            }
        });
    }

    private void serve(String path, String contentType, String body) {
        serve(path, 200, contentType, body);
    }

    private void serve(String path, int status, String contentType, String body) {
        server.createContext(path, exchange -> {
            boolean isHere = exchange.getRequestURI().getPath().equals(path);
            byte[] bytes = isHere ? body.getBytes(UTF_8) : new byte[0];
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", contentType);
                exchange.sendResponseHeaders(isHere ? status : 404, isHere ? bytes.length : -1);
                exchange.getResponseBody().write(bytes);
            }
        });
    }
}
