package dev.telex.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.app.CommandLineProcess;
import dev.telex.enrich.Annotator.Annotated;
import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import dev.telex.wire.Mention;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AnnotateCommandTest {
    private static final String LINES = """
            {"id": "1", "title": "Floods in Kenya kill 12", "published": "2024-08-31T06:00:00Z", "more": 1, \
            "text": "NAIROBI, Aug 30 (Telex) - Twelve people were killed on Thursday, <b>Kenya</b> said.\\n  \\"It rained,\\" the Red Cross said."}

            {"id": "2", "text": ""}
            """;

    @TempDir
    private Path directory;

    @Test
    void printsWhatEachArticleNamesWithOffsetsIntoTheTextGiven() throws Exception {
        CommandLineProcess telex = CommandLineProcess.start(directory, "annotate", write().toString());
        assertThat(telex.await(60)).isZero();
        List<JsonNode> lines =
                telex.text().lines().map(AnnotateCommandTest::json).toList();

        assertThat(lines).extracting(line -> line.path("id").asText()).containsExactly("1", "2");
        JsonNode first = lines.getFirst();
        assertThat(first.path("language").asText()).isEqualTo("en");
        JsonNode given = json(LINES.lines().findFirst().orElseThrow());
        assertThat(first.path("mentions")).isNotEmpty().allSatisfy(mention -> {
            String field = mention.path("field").asText("text");
            assertThat(given.path(field)
                            .asText()
                            .substring(
                                    mention.path("start").asInt(),
                                    mention.path("end").asInt()))
                    .isEqualTo(mention.path("text").asText());
        });
        assertThat(first.path("mentions").findValuesAsText("text")).contains("Kenya", "NAIROBI", "Red Cross");
        assertThat(first.path("mentions").get(0).path("field").asText()).isEqualTo("title");
        assertThat(first.path("mentions").get(0).path("entity").path("id").asText())
                .isEqualTo("Q114");
        assertThat(first.path("places").findValuesAsText("country")).containsOnly("KE");
        assertThat(first.path("facts").findValuesAsText("kind")).contains("killed", "date", "quote");
        assertThat(first.path("facts").findValuesAsText("date")).contains("2024-08-29");
        assertThat(first.path("boilerplate").findValuesAsText("kind")).containsExactly("dateline");
        assertThat(lines.getLast().path("mentions")).isEmpty();
    }

    @Test
    void writesAPageWithTheNamesMarkedThatRunsNothing() {
        Mention kenya =
                new Mention(Mention.TITLE, 10, 15, EntityType.LOC, "Kenya", 0.9, new EntityLink("Q114", "Kenya"), null);
        Annotated annotated = new Annotated(List.of(kenya), List.of(), List.of(), List.of(), List.of());

        assertThat(AnnotatedPage.article("Floods in Kenya", "<b>It</b> & so on", annotated))
                .contains("Floods in <mark class=\"LOC\" title=\"Kenya (Q114), 90 %\">Kenya</mark>")
                .contains("&lt;b&gt;It&lt;/b&gt; &amp; so on")
                .doesNotContain("<b>");
        assertThat(AnnotatedPage.HEAD).startsWith("<!doctype html>").contains("default-src 'none'");
    }

    @Test
    void namesTheLineThatIsNoArticle() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.jsonl"), "{\"id\": \"2\"}\n");
        StringWriter err = new StringWriter();
        CommandLine line = Telex.commandLine();
        line.setErr(new PrintWriter(err));

        assertThat(line.execute("annotate", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("bad.jsonl, line 1: expected id and text");
    }

    private Path write() throws IOException {
        return Files.writeString(directory.resolve("articles.jsonl"), LINES);
    }

    private static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
