package dev.telex.app.cli;

import dev.telex.enrich.FileMatching;
import dev.telex.enrich.watch.Acceptance;
import dev.telex.enrich.watch.Span;
import dev.telex.wire.Article;
import dev.telex.wire.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "match",
        description = {
            "Says which watches each article of a file matches, and where.",
            "",
            "JSON lines in: id, title, text, and where known language, publisher, categories, published, seen."
                    + " Watches are JSON lines too: id, query. JSON lines out: id, watches: [{id, matches: [{field,"
                    + " start, end}]}], in the order of the watches. A watch that is refused is named on standard"
                    + " error with its reason; the others go on."
        },
        mixinStandardHelpOptions = true)
final class MatchCommand implements Callable<Integer> {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Option(names = "--watches", required = true, paramLabel = "FILE", description = "Watches as JSON lines.")
    private String watches = "-";

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Articles as JSON lines; - or none: standard input.")
    private String file = "-";

    @Spec
    private @Nullable CommandSpec spec;

    private record Watch(@Nullable String id, @Nullable String query) {}

    private record Line(
            @Nullable String id,
            @Nullable String title,
            @Nullable String text,
            @Nullable String language,
            @Nullable String publisher,
            @Nullable List<String> categories,
            @Nullable Instant published,
            @Nullable Instant seen) {}

    private record Hit(String id, List<Span> matches) {}

    private record Matches(String id, List<Hit> watches) {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Logging.toConsole();
        FileMatching matching = new FileMatching();
        Map<String, Integer> order = put(matching);
        Comparator<Hit> asPut = Comparator.comparingInt(hit -> order.getOrDefault(hit.id(), 0));
        try (BufferedReader lines = Lines.of(file)) {
            int number = 0;
            for (String json = lines.readLine(); json != null; json = lines.readLine()) {
                number++;
                if (!json.isBlank()) {
                    Line line = line(json, number);
                    String text = Objects.requireNonNullElse(line.text(), "");
                    List<Hit> hits = matching.match(article(line), text).entrySet().stream()
                            .map(matched -> new Hit(matched.getKey(), matched.getValue()))
                            .sorted(asPut)
                            .toList();
                    out.println(Json.text(new Matches(Objects.requireNonNull(line.id()), hits)));
                }
            }
        }
        out.flush();
        return 0;
    }

    /// @return at which place each watch stands in its file
    private Map<String, Integer> put(FileMatching matching) throws IOException {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        Map<String, Integer> order = new HashMap<>();
        try (BufferedReader lines = Lines.of(watches)) {
            int number = 0;
            for (String json = lines.readLine(); json != null; json = lines.readLine()) {
                number++;
                if (!json.isBlank()) {
                    Watch watch = read(json, Watch.class, watches, number);
                    if (watch.id() == null || watch.query() == null) {
                        throw new IOException("%s, line %d: expected id and query".formatted(watches, number));
                    }
                    order.put(watch.id(), number);
                    switch (matching.put(watch.id(), watch.query())) {
                        case Acceptance.Accepted() -> {}
                        case Acceptance.Disabled(String reason) ->
                            err.printf("watch %s is refused: %s%n", watch.id(), reason);
                        case Acceptance.OfTrends _ ->
                            err.printf("watch %s asks for bursts: no article matches it%n", watch.id());
                    }
                }
            }
        }
        err.flush();
        return order;
    }

    private Line line(String json, int number) throws IOException {
        Line line = read(json, Line.class, file, number);
        if (line.id() == null || (line.title() == null && line.text() == null)) {
            throw new IOException("%s, line %d: expected id, and title or text".formatted(file, number));
        }
        return line;
    }

    private static <T> T read(String json, Class<T> type, String file, int number) throws IOException {
        try {
            return Json.mapper().readValue(json, type);
        } catch (IOException e) {
            throw new IOException("%s, line %d: %s".formatted(file, number, e.getMessage()), e);
        }
    }

    private static Article article(Line line) {
        Instant seen = Objects.requireNonNullElse(line.seen(), NOW);
        return new Article(
                Objects.requireNonNull(line.id()),
                "",
                Objects.requireNonNullElse(line.publisher(), ""),
                false,
                false,
                null,
                null,
                Objects.requireNonNullElse(line.title(), ""),
                null,
                null,
                List.of(),
                Objects.requireNonNullElse(line.categories(), List.of()),
                line.language(),
                List.of(),
                line.published(),
                null,
                null,
                null,
                seen);
    }
}
