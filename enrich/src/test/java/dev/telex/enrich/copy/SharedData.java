package dev.telex.enrich.copy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Corpora that are no part of the product: where they are absent, what reads them is skipped.
final class SharedData {
    private static final Instant FIRST = Instant.parse("2026-11-22T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param group the true copy group
    record Labelled(CopyArticle article, String group, List<String> edits) {}

    private SharedData() {}

    /// In stream order, a minute apart.
    static List<Labelled> copies() throws IOException {
        List<Labelled> copies = new ArrayList<>();
        for (String line : Files.readAllLines(path("copies/reuters-copies.jsonl"))) {
            JsonNode json = JSON.readTree(line);
            List<String> edits = new ArrayList<>();
            json.get("edits").forEach(edit -> edits.add(edit.asText()));
            var article = new CopyArticle(
                    json.get("id").asText(),
                    json.get("title").asText(),
                    json.get("text").asText(),
                    "publisher-" + copies.size() % 50 + ".example",
                    FIRST.plusSeconds(60L * copies.size()));
            copies.add(new Labelled(article, json.get("copy_group").asText(), edits));
        }
        return copies;
    }

    private static Path path(String file) {
        Path path = Path.of(System.getProperty("telex.home", "."), "..", "shared", "data", file);
        assumeTrue(Files.exists(path), "no corpus at " + path + ": it is not part of the product");
        return path;
    }
}
