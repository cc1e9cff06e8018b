package dev.telex.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.app.CommandLineProcess;
import dev.telex.ingest.parse.FeedParser;
import dev.telex.ingest.parse.Parsed;
import dev.telex.ingest.parse.Served;
import dev.telex.ingest.publish.Publication;
import dev.telex.ingest.publish.Publication.Came;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import dev.telex.wire.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ParseCommandTest {
    private static final Path CASES =
            Path.of(System.getProperty("telex.home"), "..", "shared", "data", "suites", "feedparser");
    private static final String URL = "https://feeds.example.com/world.xml";
    private static final String SEEN = "2026-11-22T08:00:00Z";
    private static final String RSS = """
            <?xml version="1.0"?>
            <rss version="2.0"><channel><title>World</title>
              <item><title>Überschwemmung — 洪水</title><link>/2026/flood</link><guid>1</guid>
                <pubDate>Sun, 22 Nov 2026 07:30:00 GMT</pubDate><description>&lt;p>A&lt;p>B</description></item>
              <item><title>Second</title><guid isPermaLink="false">2</guid></item>
            </channel></rss>""";
    private static final String NINJS = """
            {"uri": "urn:x:1", "version": "2", "pubstatus": "canceled", "evolvedfrom": "urn:x:0"}""";

    @TempDir
    private Path directory;

    @Test
    void printsWhatIngestWouldPublishALineEach() throws Exception {
        Path feed = write("feed.xml", RSS);
        CommandLineProcess telex = CommandLineProcess.start(
                directory, "parse", "--url", URL, "--seen", SEEN, "--header", "Content-Language: de", feed.toString());
        assertThat(telex.await(60)).isZero();
        List<String> lines = telex.text().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode first = Json.mapper().readTree(lines.getFirst());
        assertThat(first.path("title").asText()).isEqualTo("Überschwemmung — 洪水");
        assertThat(first.path("link").asText()).isEqualTo("https://feeds.example.com/2026/flood");
        assertThat(first.path("text").asText()).isEqualTo("A\n\nB");
        assertThat(first.path("language").asText()).isEqualTo("de");
        assertThat(first.path("publisher").asText()).isEqualTo("example.com");
        assertThat(articles(lines)).isEqualTo(published(feed, new Served(null, null, "de")));
    }

    @Test
    void readsStandardInputWhereNoFileIsNamed() throws IOException {
        assertThat(run(NINJS.getBytes(StandardCharsets.UTF_8), "--url", URL, "--seen", SEEN)
                        .lines())
                .isEqualTo(run(NINJS.getBytes(StandardCharsets.UTF_8), "--url", URL, "--seen", SEEN, "-")
                        .lines())
                .singleElement()
                .satisfies(line -> {
                    Article article = Json.read(line.getBytes(StandardCharsets.UTF_8), Article.class);
                    assertThat(article.id()).isEqualTo(Ids.article(Ids.feed(URL), "urn:x:0"));
                    assertThat(String.valueOf(article.editorial())).contains("status=CANCELED");
                });
    }

    @Test
    void namesEachFileThatCannotBeReadAndGoesOn() throws IOException {
        Path page = write("page.html", "<!DOCTYPE html><html><body>No</body></html>");
        Path plan = write("plan.xml", "<planningItem guid='a'/>");
        Path feed = write("feed.xml", RSS);
        Run run = run(new byte[0], page.toString(), "absent.xml", plan.toString(), feed.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).hasSize(2);
        assertThat(run.errors().lines())
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line).startsWith("telex: " + page + ": ").contains("HTML page"))
                .anySatisfy(line -> assertThat(line).isEqualTo("telex: absent.xml: no such file"))
                .anySatisfy(line -> assertThat(line).startsWith("telex: " + plan + ": a NewsML-G2 planning item"));
    }

    @Test
    void saysWhatIsWrongWithAHeader() throws IOException {
        Run run = run(new byte[0], "--header", "text/xml");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors()).contains("--header \"text/xml\" has no name");
    }

    @Test
    void takesTwoThousandFilesInOneGoAndGivesOfEachWhatIngestWouldPublish() throws IOException {
        assumeTrue(Files.isDirectory(CASES), "the conformance cases are not beside the project");
        List<Path> files = cases();
        List<String> arguments = new ArrayList<>(List.of("--url", URL, "--seen", SEEN));
        files.forEach(file -> arguments.add(file.toString()));
        Run run = run(new byte[0], arguments.toArray(String[]::new));
        List<Article> expected = new ArrayList<>();
        for (Path file : files) {
            expected.addAll(published(file, new Served(null, null, null)));
        }
        List<Article> printed = articles(run.lines());
        assertThat(files).hasSizeGreaterThan(2_000);
        assertThat(printed)
                .isEqualTo(expected)
                .allSatisfy(article -> assertThat(article.id()).matches("[0-9a-f]{32}"));
        assertThat(printed.stream().filter(article -> article.link() != null).count())
                .isGreaterThan(80);
        assertThat(printed.stream()
                        .filter(article -> !article.title().isEmpty())
                        .count())
                .isGreaterThan(80);
    }

    private record Run(int status, List<String> lines, String errors) {}

    /// In this process, with the standard streams that a shell would give it.
    private static Run run(byte[] input, String... arguments) {
        InputStream in = System.in;
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        StringWriter errors = new StringWriter();
        try {
            System.setIn(new ByteArrayInputStream(input));
            System.setOut(new PrintStream(printed, false, StandardCharsets.UTF_8));
            CommandLine line = new CommandLine(new ParseCommand()).setErr(new PrintWriter(errors, true));
            int status = line.execute(arguments);
            return new Run(
                    status, printed.toString(StandardCharsets.UTF_8).lines().toList(), errors.toString());
        } finally {
            System.setIn(in);
            System.setOut(out);
        }
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.toString().matches(".*\\.(xml|json)"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Article> published(Path file, Served served) throws IOException {
        Instant seen = Instant.parse(SEEN);
        Feed feed = new Feed(
                Ids.feed(URL), FeedKind.POLL, URL, null, null, List.of(), null, null, false, null, Instant.EPOCH);
        return switch (FeedParser.parse(Files.readAllBytes(file), URL, served)) {
            case Parsed.Document document ->
                Publication.of(feed, FeedState.unasked(feed.id(), seen), document, Came.WHOLE, seen, _ -> null)
                        .articles();
            case Parsed.Unreadable _ -> List.of();
        };
    }

    private static List<Article> articles(List<String> lines) throws IOException {
        List<Article> articles = new ArrayList<>();
        for (String line : lines) {
            articles.add(Json.read(line.getBytes(StandardCharsets.UTF_8), Article.class));
        }
        return articles;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
