package dev.telex.app.cli;

import dev.telex.enrich.EnrichSettings;
import dev.telex.enrich.FileGrouping;
import dev.telex.enrich.group.Grouped;
import dev.telex.wire.Article;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Hosts;
import dev.telex.wire.StoryLink;
import dev.telex.wire.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "group",
        description = {
            "Says which articles of a file are copies of each other, and which tell one story.",
            "",
            "JSON lines in, in the order of the stream: id, text, and where known title, seen, publisher, language, link."
                    + " JSON lines out: id, kind, copyGroup, story, score, reason, each as decided when the line was read."
        },
        mixinStandardHelpOptions = true)
final class GroupCommand implements Callable<Integer> {
    /// Lines that do not say when they were seen are this far apart.
    private static final Duration APART = Duration.ofMinutes(1);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Articles as JSON lines; - or none: standard input.")
    private String file = "-";

    @Spec
    private @Nullable CommandSpec spec;

    /// A line of the input.
    private record Line(
            @Nullable String id,
            @Nullable String title,
            @Nullable String text,
            @Nullable Instant seen,
            @Nullable String publisher,
            @Nullable String language,
            @Nullable String link) {}

    /// A line of the output.
    ///
    /// @param kind as in an enriched article, or "seen" where there was nothing new
    private record Decided(
            String id,
            String kind,
            String copyGroup,
            @Nullable String story,
            double score,
            @Nullable String reason) {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Logging.toConsole();
        EnrichSettings enrich = settings.read().enrich();
        FileGrouping grouping = new FileGrouping(enrich);
        Map<String, Decided> decided = new HashMap<>();
        try (BufferedReader lines = Lines.of(file)) {
            int number = 0;
            for (String json = lines.readLine(); json != null; json = lines.readLine()) {
                number++;
                if (!json.isBlank()) {
                    Article article = article(line(json, number), number);
                    Decided decision = decision(article, grouping.group(article), decided.get(article.id()));
                    decided.put(article.id(), decision);
                    out.println(Json.text(decision));
                }
            }
        }
        out.flush();
        return 0;
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

    /// Articles that do not say who publishes them are each from a publisher of its own.
    private static Article article(Line line, int number) {
        String id = Objects.requireNonNull(line.id());
        String publisher = line.publisher() != null
                ? line.publisher()
                : line.link() == null ? id : Hosts.domain(Hosts.of(line.link()));
        return new Article(
                id,
                "",
                publisher,
                false,
                false,
                null,
                line.link(),
                line.title() == null ? "" : line.title(),
                null,
                line.text(),
                List.of(),
                List.of(),
                line.language(),
                List.of(),
                null,
                null,
                null,
                null,
                line.seen() == null ? START.plus(APART.multipliedBy(number)) : line.seen());
    }

    private static Decided decision(Article article, Grouped grouped, @Nullable Decided before) {
        if (grouped.articles().isEmpty()) {
            return before == null
                    ? new Decided(article.id(), "seen", article.id(), null, 0, "withdrawn before")
                    : new Decided(
                            article.id(), "seen", before.copyGroup(), before.story(), before.score(), "nothing new");
        }
        EnrichedArticle told = grouped.articles().getFirst();
        StoryLink story = told.story();
        return new Decided(
                article.id(),
                Json.mapper().valueToTree(told.kind()).asText(),
                told.copy() == null ? told.id() : told.copy().group(),
                story == null ? null : story.id(),
                story == null ? 0 : story.score(),
                story == null ? null : story.reason());
    }
}
