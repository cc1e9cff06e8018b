package dev.telex.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MatchCommandTest {
    private static final String WATCHES = """
            {"id": "rates", "query": "\\"interest rates\\" AND NOT japan", "unknown": 1}
            {"id": "bad", "query": "rates AND ("}

            {"id": "uk", "query": "country:gb AND \\"US\\""}
            """;
    private static final String ARTICLES = """
            {"id": "1", "title": "Interest rates", "text": "The US and Britain keep their interest rate.", "language": "en", "more": 2}
            {"id": "2", "text": "Nothing for us"}
            """;

    @TempDir
    private Path directory;

    @Test
    void printsTheWatchesOfEachArticleAndWhereTheyMatch() throws IOException {
        Path watches = Files.writeString(directory.resolve("watches.jsonl"), WATCHES);
        Path articles = Files.writeString(directory.resolve("articles.jsonl"), ARTICLES);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine telex = Telex.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

        int status = telex.execute("match", "--watches", watches.toString(), articles.toString());

        assertThat(status).isZero();
        assertThat(out.toString().lines()).containsExactly("""
                        {"id":"1","watches":[\
                        {"id":"rates","matches":[{"field":"title","start":0,"end":14},{"field":"text","start":30,"end":43}]},\
                        {"id":"uk","matches":[{"field":"text","start":4,"end":6}]}]}""", """
                        {"id":"2","watches":[]}""");
        assertThat(err.toString()).contains("watch bad is refused: position 10").doesNotContain("uk");
    }

    @Test
    void saysWhichLineIsNoWatch() throws IOException {
        Path watches = Files.writeString(directory.resolve("watches.jsonl"), "{\"id\": \"a\"}\n");
        StringWriter err = new StringWriter();

        int status = Telex.commandLine()
                .setErr(new PrintWriter(err))
                .execute("match", "--watches", watches.toString(), watches.toString());

        assertThat(status).isEqualTo(Telex.FAILED);
        assertThat(err.toString()).contains("line 1: expected id and query");
    }
}
