package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.fetch.Outcome.Failed;
import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.wire.settings.DataSize;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureFetchTest {
    private static Certificate certificate;

    @BeforeAll
    static void certify(@TempDir Path directory) throws Exception {
        certificate = Certificate.of(directory, "dns:wire.example");
    }

    @Test
    void speaksHttp2WithServersThatDo() throws Exception {
        try (SecureServer server = new SecureServer(certificate.server(), HttpVersionPolicy.NEGOTIATE);
                Fetcher fetcher = fetcher(certificate.client())) {
            Fetched fetched = (Fetched) fetch(fetcher, "wire.example", server);
            assertThat(text(fetched)).startsWith("HTTP/2.0 wire.example Telex/");
            assertThat(fetched.etag()).isEqualTo("\"caf\u00c3\u00a9\"");
            assertThat(fetched.url()).isEqualTo("https://wire.example:" + server.port() + "/feed");
        }
    }

    @Test
    void speaksHttp1WithServersThatKnowNothingElse() throws Exception {
        try (SecureServer server = new SecureServer(certificate.server(), HttpVersionPolicy.FORCE_HTTP_1);
                Fetcher fetcher = fetcher(certificate.client())) {
            assertThat(text((Fetched) fetch(fetcher, "wire.example", server))).startsWith("HTTP/1.1 wire.example");
        }
    }

    @Test
    void refusesACertificateOfAnotherName() throws Exception {
        try (SecureServer server = new SecureServer(certificate.server(), HttpVersionPolicy.NEGOTIATE);
                Fetcher fetcher = fetcher(certificate.client())) {
            assertThat(fetch(fetcher, "other.example", server))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.reason()).contains("TLS failed", "other.example"));
        }
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() throws Exception {
        try (SecureServer server = new SecureServer(certificate.server(), HttpVersionPolicy.NEGOTIATE);
                Fetcher fetcher = fetcher(SSLContexts.createSystemDefault())) {
            assertThat(fetch(fetcher, "wire.example", server))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).contains("TLS failed"));
        }
    }

    private static Fetcher fetcher(SSLContext trusted) {
        return new Fetcher(
                new FetchSettings(Duration.ofSeconds(20), new DataSize(64 << 10), 3, null, List.of("example")),
                InstantSource.system(),
                new Names().with("wire.example", "127.0.0.1").with("other.example", "127.0.0.1"),
                trusted);
    }

    private static Outcome fetch(Fetcher fetcher, String host, SecureServer server) {
        return fetcher.fetch(Request.feed("https://" + host + ":" + server.port() + "/feed"));
    }

    private static String text(Fetched fetched) {
        return new String(fetched.body().bytes(), UTF_8);
    }
}
