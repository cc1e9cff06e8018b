package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.fetch.Outcome.Failed;
import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.wire.settings.DataSize;
import dev.telex.wire.settings.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
    private static Certificate certificate;

    @BeforeAll
    static void certify(@TempDir Path directory) throws Exception {
        certificate = Certificate.of(directory, "dns:wire.example");
    }

    @Test
    void asksThroughTheProxyByNameWhereThereIsNoTls() throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>");
                ProxyServer proxy = new ProxyServer(null);
                Fetcher fetcher = fetcher("http://127.0.0.1:" + proxy.port(), List.of("example"))) {
            String url = "http://wire.example:" + server.port() + "/feed";
            assertThat(fetcher.fetch(Request.feed(url))).isInstanceOf(Fetched.class);
            assertThat(proxy.asked()).containsExactly("GET " + url + " HTTP/1.1");
            assertThat(server.request()).contains("Host: wire.example:" + server.port());
        }
    }

    @Test
    void tunnelsToTheAddressThatWasVettedAndTrustsTheNameOnly() throws Exception {
        try (SecureServer server = new SecureServer(certificate.server(), HttpVersionPolicy.NEGOTIATE);
                ProxyServer proxy = new ProxyServer(null);
                Fetcher fetcher = fetcher("http://127.0.0.1:" + proxy.port(), List.of("example"))) {
            Outcome outcome = fetcher.fetch(Request.feed("https://wire.example:" + server.port() + "/feed"));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Fetched.class,
                            fetched -> assertThat(new String(fetched.body().bytes(), UTF_8))
                                    .contains(" wire.example Telex/"));
            assertThat(proxy.asked()).containsExactly("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1");
            assertThat(fetcher.fetch(Request.feed("https://other.example:" + server.port() + "/feed")))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).contains("TLS failed"));
        }
    }

    @Test
    void tellsTheProxyWhoAsks() throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>");
                SecureServer secure = new SecureServer(certificate.server(), HttpVersionPolicy.NEGOTIATE);
                ProxyServer proxy = new ProxyServer("Basic ZGVzazpwQHNz");
                Fetcher fetcher = fetcher("http://desk:p%40ss@127.0.0.1:" + proxy.port(), List.of("example"))) {
            assertThat(fetcher.fetch(Request.feed("http://wire.example:" + server.port() + "/feed")))
                    .isInstanceOf(Fetched.class);
            assertThat(server.request()).noneMatch(line -> line.startsWith("Authorization"));
            assertThat(fetcher.fetch(Request.feed("https://wire.example:" + secure.port() + "/feed")))
                    .isInstanceOf(Fetched.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.1.2.3/", "https://10.1.2.3/", "http://inside.example/", "https://[::1]/"})
    void vetsWhatTheProxyIsAskedFor(String url) throws Exception {
        try (ProxyServer proxy = new ProxyServer(null);
                Fetcher fetcher = fetcher("http://127.0.0.1:" + proxy.port(), List.of())) {
            assertThat(fetcher.fetch(Request.feed(url)))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).contains("lies in a private network"));
            assertThat(proxy.asked()).isEmpty();
        }
    }

    @Test
    void takesTheProxyForNoPlaceToFetchFrom() throws Exception {
        try (ProxyServer proxy = new ProxyServer(null);
                Fetcher fetcher = fetcher("http://127.0.0.1:" + proxy.port(), List.of())) {
            assertThat(fetcher.fetch(Request.feed("http://127.0.0.1:" + proxy.port() + "/")))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).contains("lies in a private network"));
        }
    }

    private static Fetcher fetcher(String proxy, List<String> privateHosts) {
        return new Fetcher(
                new FetchSettings(
                        Duration.ofSeconds(20),
                        new DataSize(64 << 10),
                        3,
                        null,
                        privateHosts,
                        Secret.of(proxy),
                        Map.of()),
                InstantSource.system(),
                new Names()
                        .with("wire.example", "127.0.0.1")
                        .with("other.example", "127.0.0.1")
                        .with("inside.example", "192.168.7.7"),
                certificate.client());
    }
}
