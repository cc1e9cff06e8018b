package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.fetch.Outcome.Failed;
import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.wire.settings.DataSize;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileServerTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final Fetcher fetcher = fetcher(Duration.ofSeconds(20));
    private final Fetcher impatient = fetcher(Duration.ofSeconds(1));

    @AfterEach
    void stop() {
        fetcher.close();
        impatient.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"plain\"",
                "W/\"weak\"",
                "no quotes",
                "\"space  inside\"",
                "\"caf\u00c3\u00a9 \u00e2\u0080\u009cquoted\u00e2\u0080\u009d\"",
                "\"latin \u00e9\u00ff\"",
                "\"tab\tinside\"",
                "\"half",
                "\"a\", \"b\"",
                "\"\"",
                "W/",
                "*"
            })
    void keepsValidatorsByteForByte(String validator) throws Exception {
        try (RawServer server = new RawServer((_, out) -> {
            out.write((OK + "ETag: " + validator + "\r\nLast-Modified: " + validator
                            + "\r\nContent-Length: 6\r\n\r\n<rss/>")
                    .getBytes(ISO_8859_1));
            return true;
        })) {
            Fetched fetched = (Fetched) fetcher.fetch(Request.feed(server.url("/feed")));
            assertThat(fetched.etag()).isEqualTo(validator);
            fetcher.fetch(Request.feed(server.url("/feed")).unless(fetched.etag(), fetched.lastModified()));
            server.request();
            assertThat(server.request())
                    .contains("If-None-Match: " + validator, "If-Modified-Since: " + validator, "A-IM: feed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Nobody said how long it is.
                "HTTP/1.1 200 OK\r\n\r\n<rss/>",
                "HTTP/1.0 200 OK\r\n\r\n<rss/>",
                "HTTP/1.1 200\r\nContent-Length: 6\r\n\r\n<rss/>",
                "HTTP/1.1 200 OK\nContent-Length: 6\n\n<rss/>",
                "HTTP/1.1 200 OK\r\nContent-Type: ;;;=\r\nContent-Length: 6\r\n\r\n<rss/>",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=no-such\r\nContent-Length: 6\r\n\r\n<rss/>",
                "HTTP/1.1 200 OK\r\nX-Space : a\r\nContent-Length: 6\r\n\r\n<rss/>",
                "HTTP/1.1 200 OK\r\nX-Folded: a\r\n  b\r\nContent-Length: 6\r\n\r\n<rss/>",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6;x=y\r\n<rss/>\r\n0\r\nX: y\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>",
                "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nSet-Cookie: =;;;\r\n\r\n<rss/>"
            })
    void readsWhatServersSayWhoNeverReadTheStandard(String answer) throws IOException {
        try (RawServer server = RawServer.saying(answer)) {
            assertThat(fetcher.fetch(Request.feed(server.url("/feed"))))
                    .isInstanceOfSatisfying(
                            Fetched.class,
                            fetched -> assertThat(new String(fetched.body().bytes(), UTF_8))
                                    .isEqualTo("<rss/>"));
        }
    }

    @Test
    void endsHeadersThatNeverDo() throws IOException {
        try (RawServer server = new RawServer((_, out) -> {
            out.write(OK.getBytes(ISO_8859_1));
            while (true) {
                out.write("X-More: and more\r\n".getBytes(ISO_8859_1));
            }
        })) {
            assertThat(failure(server)).contains("sends headers without end");
        }
    }

    @Test
    void endsAHeaderThatNeverDoes() throws IOException {
        try (RawServer server = new RawServer((_, out) -> {
            out.write((OK + "X-Long: ").getBytes(ISO_8859_1));
            while (true) {
                out.write("and longer ".getBytes(ISO_8859_1));
            }
        })) {
            assertThat(failure(server)).contains("sends headers without end");
        }
    }

    @Test
    void endsHeadersThatDrip() throws IOException {
        try (RawServer server = new RawServer((_, out) -> drip(out, OK, "X-More: a\r\n"))) {
            assertThat(failure(impatient, server)).contains("took longer than 1 s (fetch.timeout)");
        }
    }

    @Test
    void endsADocumentThatDrips() throws IOException {
        try (RawServer server = new RawServer((_, out) -> drip(out, OK + "\r\n", " "))) {
            assertThat(failure(impatient, server)).contains("took longer than 1 s (fetch.timeout)");
        }
    }

    @Test
    void endsInterimAnswersThatNeverBecomeOne() throws IOException {
        try (RawServer server = new RawServer((_, out) -> drip(out, "", "HTTP/1.1 103 Early Hints\r\n\r\n"))) {
            assertThat(failure(impatient, server)).contains("took longer than 1 s (fetch.timeout)");
        }
    }

    @Test
    void endsAServerThatSaysNothing() throws IOException {
        try (RawServer server = new RawServer((_, out) -> drip(out, "", ""))) {
            assertThat(failure(impatient, server)).contains("took longer than 1 s (fetch.timeout)");
        }
    }

    @Test
    void countsWhatIsSentAlsoWhereNobodySaysHowMuchItIs() throws IOException {
        try (RawServer server = new RawServer((_, out) -> {
            out.write((OK + "\r\n").getBytes(ISO_8859_1));
            while (true) {
                out.write(new byte[1 << 10]);
            }
        })) {
            assertThat(failure(server)).contains("larger than 64KB after decompression (fetch.max-bytes)");
        }
    }

    @Test
    void saysWhatOfAnAnswerIsNoHttp() throws IOException {
        try (RawServer server = RawServer.saying(OK + "no colon in here\r\nContent-Length: 6\r\n\r\n<rss/>")) {
            assertThat(failure(server)).endsWith("/feed does not speak HTTP: Invalid header: <no colon in here>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "\r\n\r\n\r\n\r\n", "<html>", "HTTP/1.1 999999 X\r\n\r\n", ""})
    void saysThatAnAnswerIsNone(String answer) throws IOException {
        try (RawServer server = RawServer.saying(answer)) {
            assertThat(failure(server)).startsWith(server.url("/feed"));
        }
    }

    @Test
    void asksAgainWhereAServerClosedTheConnectionWithoutAWord() throws Exception {
        try (RawServer server = RawServer.saying(OK + "Content-Length: 6\r\n\r\n<rss/>")) {
            for (int i = 0; i < 1000; i++) { // one in some hundred comes before the end is noticed
                assertThat(fetcher.fetch(Request.feed(server.url("/feed")))).isInstanceOf(Fetched.class);
            }
        }
    }

    @Test
    void asksTheNextFeedOfAHostOnTheSameConnection() throws Exception {
        try (RawServer server = new RawServer((_, out) -> {
            out.write((OK + "Content-Length: 6\r\n\r\n<rss/>").getBytes(ISO_8859_1));
            return true;
        })) {
            fetcher.fetch(Request.feed(server.url("/a")));
            Thread.sleep(100); // An answer is handed out a moment before its connection is free again.
            fetcher.fetch(Request.feed(server.url("/b")));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private String failure(RawServer server) {
        return failure(fetcher, server);
    }

    private static String failure(Fetcher fetcher, RawServer server) {
        return ((Failed) fetcher.fetch(Request.feed(server.url("/feed")))).reason();
    }

    private static Fetcher fetcher(Duration timeout) {
        return new Fetcher(
                new FetchSettings(timeout, new DataSize(64 << 10), 3, null, List.of("127.0.0.1")),
                InstantSource.system());
    }

    private static boolean drip(OutputStream out, String first, String more) throws IOException {
        out.write(first.getBytes(ISO_8859_1));
        try {
            for (int i = 0; i < 400; i++) {
                out.write(more.getBytes(ISO_8859_1));
                out.flush();
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
