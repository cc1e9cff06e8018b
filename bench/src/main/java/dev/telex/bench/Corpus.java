package dev.telex.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The labelled texts among the data sets.
record Corpus(Path data) {
    static final String NEWSWIRE = "corpus/reuters.jsonl";

    boolean has(String file) {
        return Files.exists(data.resolve(file));
    }

    /// A file of JSON lines.
    List<JsonNode> lines(String file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve(file))) {
            lines.add(Json.mapper().readTree(line));
        }
        return lines;
    }

    /// Wire stories that no label matters of: words to make articles of.
    List<String> newswire() throws IOException {
        return lines(NEWSWIRE).stream().map(story -> story.get("body").asText()).toList();
    }
}
