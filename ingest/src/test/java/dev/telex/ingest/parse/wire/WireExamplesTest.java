package dev.telex.ingest.parse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.telex.ingest.parse.FeedParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// IPTC's own examples of NewsML-G2 and ninjs, every one: what a person reads in it is written down in examples.txt,
/// each field; of those that have no text, why nothing is published.
class WireExamplesTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("telex.home"), "..", "shared", "data", "wire");
    private static final String URL = "https://agency.example/";

    @Test
    void everyFieldOfEveryExampleIsReadAsAPersonReadsIt() throws IOException {
        assumeTrue(Files.isDirectory(EXAMPLES), "the examples are not beside the project");
        Map<String, List<String>> read = new TreeMap<>();
        for (Path file : files()) {
            String name = EXAMPLES.relativize(file).toString().replace(' ', '_');
            read.put(
                    name,
                    ItemLines.of(FeedParser.parse(Files.readAllBytes(file), "application/octet-stream", URL), URL));
        }
        Map<String, List<String>> expected = expected();
        assertThat(read.keySet()).isEqualTo(expected.keySet());
        assertThat(read).allSatisfy((name, lines) -> assertThat(lines).isEqualTo(expected.get(name)));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().matches(".*\\.(xml|json)"))
                    .filter(file -> !file.getFileName().toString().contains("schema"))
                    .toList();
        }
    }

    /// A block for each example, or for several that say the same in two versions of a format: their names at the
    /// margin, then the lines of their items.
    private static Map<String, List<String>> expected() {
        Map<String, List<String>> blocks = new TreeMap<>();
        List<String> names = new ArrayList<>();
        boolean inLines = false;
        for (String line : lines()) {
            if (!line.startsWith(" ")) {
                if (inLines) {
                    names.clear();
                }
                names.add(line);
                blocks.put(line, new ArrayList<>());
            } else {
                names.forEach(name -> Objects.requireNonNull(blocks.get(name)).add(line.strip()));
            }
            inLines = line.startsWith(" ");
        }
        return blocks;
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(WireExamplesTest.class.getResourceAsStream("examples.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
