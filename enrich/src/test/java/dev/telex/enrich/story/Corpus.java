package dev.telex.enrich.story;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Articles beside the checkout, which are no part of the product: without them a test is skipped.
final class Corpus {
    private Corpus() {}

    static List<JsonNode> read(String file) throws IOException {
        Path path = Path.of(System.getProperty("telex.home", "."), "..", "shared", "data", file);
        assumeTrue(Files.exists(path), "no corpus at " + path + ": it is not part of the product");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
