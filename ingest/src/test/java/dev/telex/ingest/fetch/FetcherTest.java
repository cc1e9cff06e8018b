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
import dev.telex.wire.settings.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(fetcher.fetch(Request.feed(url("/feed")).unless("\"e\"", "then")))
                .isInstanceOf(NotModified.class);
    }

    @Test
    void takesADeltaForOneAndRefusesManipulationsNobodyAskedFor() {
        serve("/delta", exchange -> {
            boolean understood = "feed".equals(exchange.getRequestHeaders().getFirst("A-IM"));
            exchange.getResponseHeaders().set("IM", "feed");
            exchange.getResponseHeaders().set("ETag", "\"new\"");
            answer(exchange, understood ? 226 : 500, "<rss/>".getBytes(UTF_8));
        });
        serve("/diff", exchange -> {
            exchange.getResponseHeaders().set("IM", "diffe");
            answer(exchange, 226, "<rss/>".getBytes(UTF_8));
        });
        serve("/plain", exchange -> {
            boolean asked = exchange.getRequestHeaders().containsKey("A-IM");
            answer(exchange, asked ? 500 : 200, "<rss/>".getBytes(UTF_8));
        });
        assertThat(fetcher.fetch(Request.feed(url("/delta")).unless("\"old\"", null)))
                .isInstanceOfSatisfying(Fetched.class, fetched -> {
                    assertThat(fetched.delta()).isTrue();
                    assertThat(fetched.etag()).isEqualTo("\"new\"");
                });
        assertThat(failure("/diff")).contains("answered 226 with a manipulation nobody asked for: diffe");
        assertThat(((Fetched) fetch("/plain")).delta()).isFalse();
    }

    @Test
    void tellsForHowLongThereIsNothingNew() {
        serve("/fresh", exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=300");
            exchange.getResponseHeaders().set("Age", "60");
            boolean conditional = exchange.getRequestHeaders().containsKey("If-None-Match");
            answer(exchange, conditional ? 304 : 200, conditional ? new byte[0] : "<rss/>".getBytes(UTF_8));
        });
        Found found = new Found(url("/fresh"), null, Duration.ofMinutes(4));
        assertThat(((Fetched) fetch("/fresh")).found()).isEqualTo(found);
        assertThat(fetcher.fetch(Request.feed(url("/fresh")).unless("\"e\"", null)))
                .isEqualTo(new NotModified(found));
    }

    @Test
    void namesTheHubsOfADocument() {
        serve("/feed", exchange -> {
            exchange.getResponseHeaders().add("Link", "<https://hub.example/>; rel=hub");
            exchange.getResponseHeaders().add("Link", "</feed>; rel=self");
            answer(exchange, 200, "<rss/>".getBytes(UTF_8));
        });
        assertThat(((Fetched) fetch("/feed")).links())
                .isEqualTo(new Links(List.of("https://hub.example/"), url("/feed")));
    }

    @Test
    void countsWhatWasTransferred() throws IOException {
        byte[] packed = gzip("<rss/>".repeat(1000).getBytes(UTF_8));
        serve("/feed", exchange -> {
            String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, accepted.contains("br") && accepted.contains("zstd") ? 200 : 500, packed);
        });
        Fetched fetched = (Fetched) fetch("/feed");
        assertThat(fetched.transferred()).isEqualTo(packed.length);
        assertThat(fetched.body().bytes()).hasSize(6000);
    }

    @Test
    void doesNotBelieveA304ToAnUnconditionalRequest() {
        serve("/feed", exchange -> answer(exchange, 304, new byte[0]));
        assertThat(failure("/feed")).contains("answered 304 though it was asked unconditionally");
    }

    @ParameterizedTest
    @CsvSource({
        "301, 308, /c, /c",
        "301, 302, /c, /b",
        "302, 301, /c, ",
        "307, 303, /c, ",
    })
    void movesForGoodAsFarAsRedirectsAreForGood(int first, int second, String url, @Nullable String permanent) {
        redirect("/a", first, "/b");
        redirect("/b", second, "/c");
        serve("/c", exchange -> {
            boolean conditional = exchange.getRequestHeaders().containsKey("If-None-Match");
            answer(exchange, conditional ? 304 : 200, conditional ? new byte[0] : "<rss/>".getBytes(UTF_8));
        });
        Found found = new Found(url(url), permanent == null ? null : url(permanent), null);
        assertThat(((Fetched) fetch("/a")).found()).isEqualTo(found);
        assertThat(fetcher.fetch(Request.feed(url("/a")).unless("\"e\"", null))).isEqualTo(new NotModified(found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/new?x=1          | /new?x=1",
                "new#top           | /new",
                "../../new         | /new",
                "/new?a b          | /new?a%20b",
                "/new?caf\u00c3\u00a9 | /new?caf%C3%A9",
                "/new?caf\u00e9    | /new?caf%E9"
            })
    void followsWhateverALocationLooksLike(String location, String path) {
        redirect("/old", 301, location);
        serve("/new", exchange -> answer(exchange, 200, "<rss/>".getBytes(UTF_8)));
        assertThat(fetch("/old"))
                .isInstanceOfSatisfying(
                        Fetched.class, fetched -> assertThat(fetched.url()).isEqualTo(url(path)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', answered 302 without a Location",
        "ftp://127.0.0.1/, answered 302 with a Location that leads nowhere",
        "http://desk:hunter2@127.0.0.1/, leads nowhere",
        "/redirect, redirects in a circle"
    })
    void saysWhatIsWrongWithARedirect(String location, String expectation) {
        redirect("/redirect", 302, location);
        assertThat(failure("/redirect")).contains(url("/redirect"), expectation).doesNotContain("hunter2");
    }

    @Test
    void givesUpAfterTooManyRedirects() {
        redirect("/0", 302, "/1");
        redirect("/1", 302, "/2");
        redirect("/2", 302, "/3");
        assertThat(failure("/0"))
                .contains(url("/0"), "more than 2 redirects (fetch.max-redirects)", "the last led to " + url("/3"));
    }

    @Test
    void looksAtANameAgainWhenItRedirectsThere() {
        Names names = new Names().with("rebound.example", "127.0.0.1", "10.0.0.1");
        redirect("/trap", 302, url("rebound.example", "/2"));
        redirect("/2", 302, "/3");
        try (Fetcher suspicious = new Fetcher(
                new FetchSettings(Duration.ofSeconds(20), new DataSize(64 << 10), 5, null, List.of("127.0.0.1")),
                InstantSource.fixed(NOW),
                names,
                SSLContexts.createSystemDefault())) {
            assertThat(suspicious.fetch(Request.feed(url("/trap"))))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed ->
                                    assertThat(failed.reason()).contains("rebound.example lies in a private network"));
        }
    }

    @Test
    void tellsAPublisherWhoAsksAsTheSettingsSay() {
        echo("/basic", "Authorization");
        echo("/key", "X-Key");
        echo("/cookie", "Cookie");
        try (Fetcher known = fetcher(Map.of(
                "one", new Credentials(Secret.of("desk:pässword"), null, null, null),
                "two", new Credentials(null, Secret.of("token"), null, null),
                "three", new Credentials(null, null, Secret.of("X-Key: value"), Secret.of("a=b"))))) {
            assertThat(text(known.fetch(Request.feed(url("/basic")).as("one"))))
                    .isEqualTo("sent Basic ZGVzazpww6Rzc3dvcmQ=");
            assertThat(text(known.fetch(Request.feed(url("/basic")).as("two")))).isEqualTo("sent Bearer token");
            assertThat(text(known.fetch(Request.feed(url("/key")).as("three")))).isEqualTo("sent value");
            assertThat(text(known.fetch(Request.page(url("/cookie")).as("three"))))
                    .isEqualTo("sent a=b");
            assertThat(text(known.fetch(Request.feed(url("/basic"))))).isEqualTo("sent null");
            assertThat(known.fetch(Request.feed(url("/basic")).as("four")))
                    .isEqualTo(new Failed(url("/basic") + ": no credentials are called four;"
                            + " set fetch.credentials.four.basic (or bearer, header, cookie)"));
        }
    }

    @Test
    void keepsCredentialsFromOtherHostsThanTheirOwnAlsoOnTheWayBack() {
        try (Fetcher known = fetcher(Map.of("key", new Credentials(null, null, Secret.of("X-Key: value"), null)))) {
            echo("/echo", "X-Key");
            redirect("/near", 302, url("www.example.com", "/echo"));
            redirect("/far", 302, url("example.org", "/echo"));
            redirect("/back", 302, url("example.org", "/forth"));
            redirect("/forth", 302, url("example.com", "/echo"));
            assertThat(text(known.fetch(
                            Request.feed(url("example.com", "/near")).as("key"))))
                    .isEqualTo("sent value");
            assertThat(text(known.fetch(Request.feed(url("example.com", "/far")).as("key"))))
                    .isEqualTo("sent null");
            assertThat(text(known.fetch(
                            Request.feed(url("example.com", "/back")).as("key"))))
                    .isEqualTo("sent null");
        }
    }

    @Test
    void saysWhereCredentialsAreMissing() {
        serve("/closed", exchange -> answer(exchange, 401, new byte[0]));
        assertThat(failure("/closed"))
                .endsWith("answered 401 Unauthorized; set fetch.credentials, and name them at the feed");
    }

    @Test
    void asksForPagesAsPages() {
        echo("/page", "Accept");
        assertThat(text(fetcher.fetch(Request.page(url("/page"))))).startsWith("sent text/html");
        assertThat(text(fetch("/page"))).startsWith("sent application/atom+xml");
    }

    @Test
    void sendsAFormAndTellsWhatTheServerSaid() {
        serve("/hub", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            answer(exchange, 202, (exchange.getRequestMethod() + " " + type + "\n\u0007" + form).getBytes(UTF_8));
        });
        redirect("/moved", 307, "/hub");
        redirect("/other", 303, "/hub");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("hub.mode", "subscribe");
        form.put("hub.topic", "https://example.com/?a=b&c=ü");
        Posted said = new Posted.Answered(
                202,
                "POST application/x-www-form-urlencoded"
                        + " hub.mode=subscribe&hub.topic=https%3A%2F%2Fexample.com%2F%3Fa%3Db%26c%3D%C3%BC");
        assertThat(fetcher.post(url("/hub"), form)).isEqualTo(said);
        assertThat(fetcher.post(url("/moved"), form)).isEqualTo(said);
        assertThat(fetcher.post(url("/other"), form)).isEqualTo(new Posted.Answered(303, ""));
    }

    @Test
    void vetsWhereAFormGoes() {
        redirect("/trap", 308, "http://10.0.0.1/");
        for (String url : List.of("http://10.0.0.1/", url("/trap"))) {
            assertThat(fetcher.post(url, Map.of()))
                    .isInstanceOfSatisfying(
                            Posted.Failed.class,
                            failed -> assertThat(failed.reason()).contains("10.0.0.1 lies in a private network"));
        }
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
                "http://0177.0.0.1/",
                "http://0x7f.1/",
                "http://127.1/",
                "http://127.0.0.1./",
                "http://１２７。０。０。１/",
                "http://[::ffff:7f00:1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://[fd00:ec2::254]/",
                "http://169.254.169.254/",
                "http://[2002:7f00:1::]/"
            })
    void refusesPrivateAddressesUnlessTheyAreAllowed(String url) {
        try (Fetcher strict = fetcher(List.of())) {
            assertThat(strict.fetch(Request.feed(url)))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).contains("lies in a private network"));
        }
    }

    @Test
    void takesEveryNameBelowLocalhostForThisMachine() {
        serve("/feed", exchange -> answer(exchange, 200, "<rss/>".getBytes(UTF_8)));
        String url = "http://kestrel.localhost:" + server.getAddress().getPort() + "/feed";
        assertThat(fetcher.fetch(Request.feed(url))).isInstanceOf(Fetched.class);
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
        assertThat(fetcher.fetch(Request.feed("http://no-such-host.invalid/feed")))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason()).contains("no address is known for no-such-host.invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com/feed", "file:///etc/passwd", "not an address", "http://"})
    void refusesWhatIsNoWebAddress(String url) {
        assertThat(fetcher.fetch(Request.feed(url)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains("is no address to ask"));
    }

    private static Fetcher fetcher(List<String> privateHosts) {
        return new Fetcher(
                new FetchSettings(Duration.ofSeconds(20), new DataSize(64 << 10), 2, "desk@example.com", privateHosts),
                InstantSource.fixed(NOW));
    }

    private Fetcher fetcher(Map<String, Credentials> credentials) {
        return new Fetcher(
                new FetchSettings(
                        Duration.ofSeconds(20),
                        new DataSize(64 << 10),
                        5,
                        null,
                        List.of("127.0.0.1", "example.com", "example.org"),
                        null,
                        credentials),
                InstantSource.fixed(NOW),
                new Names()
                        .with("example.com", "127.0.0.1")
                        .with("www.example.com", "127.0.0.1")
                        .with("example.org", "127.0.0.1"),
                SSLContexts.createSystemDefault());
    }

    private String url(String host, String path) {
        return "http://" + host + ":" + server.getAddress().getPort() + path;
    }

    private void redirect(String path, int status, String location) {
        serve(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            answer(exchange, status, new byte[0]);
        });
    }

    private void echo(String path, String header) {
        serve(path, exchange -> {
            String sent = exchange.getRequestHeaders().getFirst(header);
            answer(exchange, 200, ("sent " + sent).getBytes(UTF_8));
        });
    }

    private static String text(Outcome outcome) {
        return new String(((Fetched) outcome).body().bytes(), UTF_8);
    }

    private Outcome fetch(String path) {
        return fetcher.fetch(Request.feed(url(path)));
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
