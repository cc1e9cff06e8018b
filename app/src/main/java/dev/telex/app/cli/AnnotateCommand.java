package dev.telex.app.cli;

import dev.telex.enrich.Annotator;
import dev.telex.enrich.Annotator.Annotated;
import dev.telex.enrich.entity.EntityTagger;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Boilerplate;
import dev.telex.wire.Entity;
import dev.telex.wire.Fact;
import dev.telex.wire.Mention;
import dev.telex.wire.Place;
import dev.telex.wire.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "annotate",
        description = {
            "Says whom and what the articles of a file name, where they play, and their facts.",
            "",
            "JSON lines in: id, text, and where known title, language, published. JSON lines out: id, language, mentions,"
                    + " entities, places, facts. Offsets are UTF-16 units into the text given; what lies in the title"
                    + " has field: \"title\"."
        },
        mixinStandardHelpOptions = true)
final class AnnotateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Articles as JSON lines; - or none: standard input.")
    private String file = "-";

    @Option(names = "--html", description = "A page with the names marked, to look at in a browser.")
    private boolean html;

    /// A line of the input.
    private record Line(
            @Nullable String id,
            @Nullable String title,
            @Nullable String text,
            @Nullable String language,
            @Nullable Instant published) {}

    /// A line of the output.
    private record Told(
            String id,
            @Nullable String language,
            List<Mention> mentions,
            List<Entity> entities,
            List<Place> places,
            List<Fact> facts,
            List<Boilerplate> boilerplate) {}

    @Override
    public Integer call() throws IOException {
        Logging.toConsole();
        Annotator annotator = new Annotator(EntityTagger.load());
        // JSON is UTF-8 wherever it goes, whatever the terminal is set to.
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        if (html) {
            out.println(AnnotatedPage.HEAD);
        }
        try (BufferedReader lines = Lines.of(file)) {
            int number = 0;
            // A reader that went away (telex annotate | head) ends it.
            for (String json = lines.readLine(); json != null && !out.checkError(); json = lines.readLine()) {
                number++;
                if (!json.isBlank()) {
                    annotate(line(json, number), annotator, out);
                }
            }
        }
        if (html) {
            out.println(AnnotatedPage.FOOT);
        }
        out.flush();
        return 0;
    }

    private void annotate(Line line, Annotator annotator, PrintStream out) {
        String title = line.title() == null ? "" : line.title();
        String text = Objects.requireNonNull(line.text());
        String language = ReadableArticle.languageOf(title, text, line.language());
        Annotated annotated = annotator.annotate(title, text, language, line.published());
        if (html) {
            out.println(AnnotatedPage.article(title, text, annotated));
            return;
        }
        out.println(Json.text(new Told(
                Objects.requireNonNull(line.id()),
                language,
                annotated.mentions(),
                annotated.entities(),
                annotated.places(),
                annotated.facts(),
                annotated.boilerplate())));
    }

    private Line line(String json, int number) throws IOException {
        try {
            Line line = Json.mapper().readValue(json, Line.class);
            if (line.id() == null || line.id().isEmpty() || line.text() == null) {
                throw new IOException("expected id and text");
            }
            return line;
        } catch (IOException e) {
            throw new IOException("%s, line %d: %s".formatted(file, number, e.getMessage()), e);
        }
    }
}
