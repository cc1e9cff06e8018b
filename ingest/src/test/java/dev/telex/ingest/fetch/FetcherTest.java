package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.telex.ingest.fetch.Outcome.Failed;
import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.ingest.fetch.Outcome.Gone;
import dev.telex.ingest.fetch.Outcome.NotModified;
import dev.telex.ingest.fetch.Outcome.RateLimited;
import dev.telex.wire.settings.DataSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final Fetcher fetcher = fetcher(List.of("127.0.0.1", "localhost"));
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        fetcher.close();
    }

    @Test
    void bringsTheDocumentWithItsValidatorsByteForByte() {
        serve("/feed", exchange -> {
            exchange.getResponseHeaders().set("ETag", "W/\"odd one\"");
            exchange.getResponseHeaders().set("Last-Modified", "yesterday, more or less");
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
            answer(exchange, 200, "<rss/>".getBytes(UTF_8));
        });
        assertThat(fetch("/feed")).isInstanceOfSatisfying(Fetched.class, fetched -> {
            assertThat(fetched.body().bytes()).isEqualTo("<rss/>".getBytes(UTF_8));
            assertThat(fetched.etag()).isEqualTo("W/\"odd one\"");
            assertThat(fetched.lastModified()).isEqualTo("yesterday, more or less");
            assertThat(fetched.contentType()).isEqualTo("application/rss+xml; charset=utf-8");
        });
    }

    @Test
    void asksWithTheValidatorsItIsGivenAndSaysWhoAsks() {
        serve("/feed", exchange -> {
            var headers = exchange.getRequestHeaders();
            boolean asExpected = "\"e\"".equals(headers.getFirst("If-None-Match"))
                    && "then".equals(headers.getFirst("If-Modified-Since"))
                    && headers.getFirst("User-Agent").contains("desk@example.com");
            answer(exchange, asExpected ? 304 : 500, new byte[0]);
        });
        assertThat(fetcher.fetch(url("/feed"), "\"e\"", "then")).isInstanceOf(NotModified.class);
    }

    @Test
    void followsRedirectsAndSaysWhereTheDocumentWas() {
        serve("/old", exchange -> {
            exchange.getResponseHeaders().set("Location", "/new?x=1");
            answer(exchange, 301, new byte[0]);
        });
        serve("/new", exchange -> answer(exchange, 200, "<rss/>".getBytes(UTF_8)));
        assertThat(fetch("/old"))
                .isInstanceOfSatisfying(
                        Fetched.class, fetched -> assertThat(fetched.url()).isEqualTo(url("/new?x=1")));
    }

    @Test
    void givesUpARedirectThatNeverEnds() {
        serve("/loop", exchange -> {
            exchange.getResponseHeaders().set("Location", "/loop");
            answer(exchange, 302, new byte[0]);
        });
        assertThat(failure("/loop")).contains("more than 2 redirects (fetch.max-redirects)");
    }

    @Test
    void refusesARedirectIntoAPrivateNetwork() {
        serve("/trap", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data");
            answer(exchange, 302, new byte[0]);
        });
        assertThat(failure("/trap"))
                .contains("169.254.169.254 lies in a private network")
                .contains("fetch.private-hosts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/",
                "http://10.0.0.1/",
                "http://192.168.1.1/",
                "http://[::1]:1/",
                "http://0.0.0.0/",
                "http://[::ffff:127.0.0.1]/",
                "http://100.64.0.1/",
                "http://[fd00::1]/",
                "http://kestrel.localhost/",
                "http://2130706433/",
                "http://[2002:7f00:1::]/"
            })
    void refusesPrivateAddressesUnlessTheyAreAllowed(String url) {
        try (Fetcher strict = fetcher(List.of())) {
            assertThat(strict.fetch(url, null, null))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).contains("lies in a private network"));
        }
    }

    @Test
    void takesEveryNameBelowLocalhostForThisMachine() {
        serve("/feed", exchange -> answer(exchange, 200, "<rss/>".getBytes(UTF_8)));
        String url = "http://kestrel.localhost:" + server.getAddress().getPort() + "/feed";
        assertThat(fetcher.fetch(url, null, null)).isInstanceOf(Fetched.class);
    }

    @Test
    void stopsAtTheLimitAlsoWhenTheBytesOnlyGrowInDecompression() throws IOException {
        byte[] bomb = gzip(new byte[1 << 20]);
        assertThat(bomb.length).isLessThan(2048);
        serve("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, bomb);
        });
        assertThat(failure("/bomb")).contains("larger than 64KB after decompression (fetch.max-bytes)");
    }

    @Test
    void saysThatADocumentWasCutOff() {
        serve("/half", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("<rss>".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("the line breaks");
        });
        assertThat(failure("/half")).contains(url("/half") + " was cut off");
    }

    @Test
    void endsADocumentThatNeverDoes() {
        serve("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 200; i++) {
                    body.write(' ');
                    body.flush();
                    Thread.sleep(50);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(failure("/drip")).contains("took longer than 1 s (fetch.timeout)");
    }

    @Test
    void tellsHowLongAServerWantsToBeLeftAlone() {
        serve("/busy", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            answer(exchange, 429, new byte[0]);
        });
        serve("/down", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "Sun, 22 Nov 2026 08:05:00 GMT");
            answer(exchange, 503, new byte[0]);
        });
        serve("/vague", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "later");
            answer(exchange, 503, new byte[0]);
        });
        assertThat(fetch("/busy")).isEqualTo(new RateLimited(429, Duration.ofMinutes(2)));
        assertThat(fetch("/down")).isEqualTo(new RateLimited(503, Duration.ofMinutes(5)));
        assertThat(fetch("/vague")).isEqualTo(new RateLimited(503, null));
    }

    @Test
    void knowsGoneFromFailed() {
        serve("/gone", exchange -> answer(exchange, 410, new byte[0]));
        serve("/missing", exchange -> answer(exchange, 404, new byte[0]));
        assertThat(fetch("/gone")).isInstanceOf(Gone.class);
        assertThat(failure("/missing")).contains(url("/missing") + " answered 404");
    }

    @Test
    void namesAHostThatDoesNotResolve() {
        assertThat(fetcher.fetch("http://no-such-host.invalid/feed", null, null))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason()).contains("no address is known for no-such-host.invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com/feed", "file:///etc/passwd", "not an address", "http://"})
    void refusesWhatIsNoWebAddress(String url) {
        assertThat(fetcher.fetch(url, null, null))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains("is no address to ask"));
    }

    private static Fetcher fetcher(List<String> privateHosts) {
        return new Fetcher(
                new FetchSettings(Duration.ofSeconds(1), new DataSize(64 << 10), 2, "desk@example.com", privateHosts),
                InstantSource.fixed(NOW));
    }

    private Outcome fetch(String path) {
        return fetcher.fetch(url(path), null, null);
    }

    private String failure(String path) {
        return ((Failed) fetch(path)).reason();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
