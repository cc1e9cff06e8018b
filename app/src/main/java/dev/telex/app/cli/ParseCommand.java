package dev.telex.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.telex.enrich.text.ReadableArticle;
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
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs exactly what ingest does with the first document of a feed that was always there: nothing of it is backfill
/// because of its date.
@Command(
        name = "parse",
        description = "Prints the articles of feed or wire files as ingest publishes them, a line of JSON each, with"
                + " the plain text of each beside its HTML. A file that cannot be read is named on standard error;"
                + " the others go on.",
        mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Parameters(
            paramLabel = "FILE",
            description = "RSS, Atom, JSON Feed, NewsML-G2, NITF or ninjs; - is standard input.")
    private List<String> files = List.of(STANDARD_INPUT);

    @Option(
            names = "--url",
            defaultValue = "http://localhost/",
            description = "Where the document was found: relative addresses start here, and the publisher and the ids"
                    + " of articles without links depend on it (${DEFAULT-VALUE}).")
    private String url = "";

    @Option(
            names = "--header",
            paramLabel = "NAME: VALUE",
            description = "What HTTP said of the document: Content-Type, Content-Location, Content-Language; others"
                    + " change nothing. May be repeated.")
    private List<String> headers = List.of();

    @Option(
            names = "--seen",
            paramLabel = "TIME",
            description = "When it was fetched, as in 2026-11-22T08:00:00Z; else now.")
    private Instant seen = Instant.now();

    @Spec
    private @Nullable CommandSpec spec;

    private boolean failed;

    @Override
    public Integer call() {
        Logging.toConsole();
        Served served = served();
        Feed feed = new Feed(
                Ids.feed(url), FeedKind.POLL, url, null, null, List.of(), null, null, false, null, Instant.EPOCH);
        // JSON is UTF-8 wherever it goes, whatever the terminal is set to.
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String file : files) {
            parse(file, feed, served, out);
            if (out.checkError()) {
                break; // The reader went away (telex parse | head).
            }
        }
        return failed ? Telex.FAILED : 0;
    }

    private void parse(String file, Feed feed, Served served, PrintStream out) {
        try {
            Parsed parsed = FeedParser.parse(read(file), url, served);
            switch (parsed) {
                case Parsed.Document document -> {
                    FeedState state = FeedState.unasked(feed.id(), seen);
                    Publication.of(feed, state, document, Came.WHOLE, seen, _ -> null)
                            .articles()
                            .forEach(article -> out.println(line(article)));
                    if (document.fault() != null) {
                        fail(file, document.fault());
                    }
                }
                case Parsed.Unreadable unreadable -> fail(file, unreadable.reason());
            }
        } catch (NoSuchFileException e) {
            fail(file, "no such file");
        } catch (IOException e) {
            fail(file, "cannot be read: " + e.getMessage());
        }
    }

    private static byte[] read(String file) throws IOException {
        return file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
    }

    private static String line(Article article) {
        ObjectNode line = Json.mapper().valueToTree(article);
        return Json.text(line.put("text", ReadableArticle.of(article).text()));
    }

    /// The reasons of ingest begin with the address, which is the same for all files here.
    private void fail(String file, String reason) {
        failed = true;
        String said = reason.startsWith(url + ": ") ? reason.substring(url.length() + 2) : reason;
        command().commandLine().getErr().println("telex: %s: %s".formatted(file, said));
    }

    private Served served() {
        Map<String, String> byName = new HashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new ParameterException(
                        command().commandLine(),
                        "--header \"%s\" has no name; expected as in \"Content-Type: application/xml\""
                                .formatted(header));
            }
            byName.put(
                    header.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        return new Served(byName.get("content-type"), byName.get("content-location"), byName.get("content-language"));
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec);
    }
}
