package dev.telex.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Feed;
import dev.telex.wire.Ids;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The commands as a person types them, against a real server and a real Kafka.
@ExtendWith(Servers.class)
class FeedsCommandTest {
    private static final String RSS = """
            <rss version="2.0"><channel><title>Example</title><link>http://127.0.0.1/</link><description/>
              <item><title>One</title><link>/1</link><guid>1</guid><pubDate>Sun, 22 Nov 2026 11:00:00 GMT</pubDate></item>
            </channel></rss>""";

    private final Kafka kafka;
    private HttpServer server;

    @TempDir
    private Path directory;

    FeedsCommandTest(Kafka kafka) {
        this.kafka = kafka;
    }

    /// @param status of the command
    private record Ran(int status, String out) {}

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/feed", RSS);
        serve("/other", RSS);
        serve(
                "/page",
                "<html><head><link rel=alternate type=application/rss+xml title=News href=/feed>"
                        + "<link rel=alternate type=application/rss+xml title=Other href=/other></head></html>");
        serve("/plain", "<html><body>Welcome</body></html>");
        server.createContext("/old", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Location", "/feed");
                exchange.sendResponseHeaders(301, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        run("remove", url("/feed"), url("/other"), "city-desk");
        server.stop(0);
    }

    @Test
    void addsListsExportsImportsAndRemoves() throws IOException {
        Ran added = run("add", "--label", "Wires", "--full-text", url("/page"));
        assertThat(added.status()).isZero();
        assertThat(added.out())
                .contains(
                        "announces 2 feeds:", url("/feed") + "  News", url("/other") + "  Other", "The first is taken")
                .contains("added    " + url("/feed") + "  Example (RSS 2.0, 1 items)");
        assertThat(run("add", "--push", "city-desk").out()).contains("added    city-desk  a push source");

        assertThat(run("list").out()).contains("waiting     " + url("/feed"), "waiting     city-desk");
        Feed feed = Json.mapper()
                .treeToValue(
                        Json.mapper()
                                .readTree(run("list", "--json")
                                        .out()
                                        .lines()
                                        .filter(line -> line.contains("/feed"))
                                        .findFirst()
                                        .orElseThrow())
                                .path("feed"),
                        Feed.class);
        assertThat(feed.id()).isEqualTo(Ids.feed(url("/feed")));
        assertThat(feed.labels()).containsExactly("Wires");
        assertThat(feed.fullText()).isTrue();

        Path file = directory.resolve("mine.opml");
        assertThat(run("export", file.toString()).status()).isZero();
        assertThat(Files.readString(file)).contains("<outline text=\"Wires\">", url("/feed"), "kind=\"push\"");
        assertThat(run("remove", url("/feed") + "/", "city-desk").out())
                .contains("removed  " + url("/feed"), "removed  city-desk");
        assertThat(run("list").out()).doesNotContain(url("/feed"), "city-desk");
        assertThat(run("import", file.toString()).out()).contains("2 of them new");
        assertThat(run("list").out()).contains(url("/feed"), "city-desk");
    }

    @Test
    void recognisesAFeedUnderItsOtherAddresses() {
        assertThat(run("add", url("/feed")).status()).isZero();
        assertThat(run("add", url("/feed") + "/#top").out()).contains("known");
        assertThat(run("add", url("/old")).out())
                .contains("known    %s is there already as %s".formatted(url("/old"), url("/feed")));
        assertThat(run("add", url("/old"), url("/other")).out()).contains("added    " + url("/other"));
    }

    @Test
    void refusesWhatIsNoFeed() {
        Ran refused = run(
                "add", url("/missing"), url("/plain"), "mailto:desk@example.com", "ht tp://x", "--drop", "/no/such");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.out().lines().filter(line -> line.startsWith("refused")))
                .hasSize(5);
        assertThat(refused.out())
                .contains("404", "--guess tries where feeds commonly are", "no address of a feed", "no directory here");
        assertThat(run("add").status()).isEqualTo(2);
    }

    @Test
    void checksAnAddressWithoutKafka() throws IOException {
        Ran checked = telex("feeds", "check", "--fetch.private-hosts", "127.0.0.1", url("/old"));
        assertThat(checked.status()).isZero();
        assertThat(checked.out())
                .contains("301  " + url("/old"), "moved for good: /feed", "200  " + url("/feed"), "RSS 2.0")
                .contains("It moved: add it as " + url("/feed"), "by link", "! no ETag and no Last-Modified");
        Ran json = telex("feeds", "check", "--json", "--fetch.private-hosts", "127.0.0.1", url("/missing"));
        assertThat(json.status()).isEqualTo(1);
        assertThat(Json.mapper().readTree(json.out()).path("found").asText()).isEqualTo("nothing");
        assertThat(Json.mapper().readTree(json.out()).path("reason").asText()).contains("404");
    }

    private Ran run(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "feeds",
                command,
                "--kafka.bootstrap-servers",
                kafka.bootstrapServers(),
                "--fetch.private-hosts",
                "127.0.0.1"));
        all.addAll(List.of(arguments));
        return telex(all.toArray(String[]::new));
    }

    private static Ran telex(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Telex.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        int status = line.execute(arguments);
        return new Ran(status, out.toString());
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void serve(String path, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }
}
