package dev.telex.app.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.telex.app.cli.Telex;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine;

class ComposeFileTest {
    private static final Path HOME = Path.of(System.getProperty("telex.home"));
    private static final Path FILE = HOME.resolve("docker/compose.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonNode services;

    @BeforeEach
    void read() throws IOException {
        // What the parts have in common stands once, and is merged into each: Jackson does not do that.
        try (Reader file = Files.newBufferedReader(FILE)) {
            JsonNode root = JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(file));
            services = root.path("services");
        }
    }

    @Test
    void isValidForDockerCompose(@TempDir Path directory) throws Exception {
        List<String> compose = new ArrayList<>(compose(directory));
        assumeTrue(
                !compose.isEmpty(),
                "neither docker compose nor docker-compose is on this machine; the other tests read the file without it");
        compose.addAll(List.of("--file", FILE.toString(), "config", "--quiet"));

        Ended config = run(compose, directory);

        assertThat(config.status()).as(config.said()).isZero();
    }

    @Test
    void everyPartOfTelexUsesTheOneImage() {
        assertThat(parts()).extracting(Entry::getKey).containsExactlyInAnyOrder("feeds", "ingest", "enrich", "sink");
        assertThat(parts())
                .extracting(part -> part.getValue().path("image").asText())
                .containsOnly("telex:local");
    }

    @Test
    void everyPartRunsACommandThatTelexHas() {
        for (Entry<String, JsonNode> part : parts()) {
            String[] command = strings(part.getValue().path("command")).toArray(String[]::new);
            assertThat(command).as(part.getKey()).isNotEmpty();
            assertThatCode(() -> new CommandLine(Telex.class).parseArgs(command))
                    .as(part.getKey())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void onlyThisMachineReachesAPort() {
        assertThat(services.properties())
                .flatExtracting(service -> strings(service.getValue().path("ports")))
                .isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void runsTheServersThatTelexIsBuiltAndTestedWith() throws IOException {
        assertThat(image("kafka")).isEqualTo("apache/kafka:" + version("kafka.version"));
        assertThat(image("elasticsearch"))
                .isEqualTo("docker.elastic.co/elasticsearch/elasticsearch:" + version("elasticsearch-server.version"));
    }

    @Test
    void waitsOnlyForServersThatTellWhetherTheyAreUp() {
        for (Entry<String, JsonNode> part : parts()) {
            part.getValue().path("depends_on").properties().forEach(server -> {
                assertThat(server.getValue().path("condition").asText()).isEqualTo("service_healthy");
                assertThat(services.path(server.getKey()).path("healthcheck").path("test"))
                        .as("%s waits for %s", part.getKey(), server.getKey())
                        .isNotEmpty();
            });
        }
    }

    /// Elastic's licences do not let the embedded server go into an image.
    @Test
    void theImageIsMadeOfTheJarsOfThePartsAlone() throws IOException {
        assertThat(Files.readAllLines(HOME.resolve(".dockerignore")))
                .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                .startsWith("*", "!app/target/lib/*.jar")
                .allMatch(line -> line.equals("*") || line.contains("app/target/lib/"));
        assertThat(Files.readAllLines(HOME.resolve("docker/Dockerfile")))
                .filteredOn(line -> line.startsWith("COPY ") || line.startsWith("ADD "))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("COPY app/target/lib/"));
    }

    private List<Entry<String, JsonNode>> parts() {
        return services.properties().stream()
                .filter(service -> !List.of("kafka", "elasticsearch").contains(service.getKey()))
                .toList();
    }

    private String image(String service) {
        return services.path(service).path("image").asText();
    }

    private static List<String> strings(JsonNode array) {
        return JSON.convertValue(array.isMissingNode() ? List.of() : array, new TypeReference<List<String>>() {});
    }

    private static String version(String property) throws IOException {
        Matcher matcher = Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<")
                .matcher(Files.readString(HOME.resolve("pom.xml")));
        assertThat(matcher.find()).as(property).isTrue();
        return matcher.group(1);
    }

    /// How docker compose is called here; empty where it is not.
    private static List<String> compose(Path directory) throws InterruptedException {
        for (List<String> command : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
            try {
                if (run(Stream.concat(command.stream(), Stream.of("version")).toList(), directory)
                                .status()
                        == 0) {
                    return command;
                }
            } catch (IOException e) {
                // It is not installed.
            }
        }
        return List.of();
    }

    private record Ended(int status, String said) {}

    private static Ended run(List<String> command, Path directory) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // What this shell has set must not fill the blanks of the file.
        builder.environment().keySet().removeIf(name -> name.startsWith("TELEX_") || name.startsWith("COMPOSE_"));
        int status = builder.start().waitFor();
        return new Ended(status, Files.readString(output));
    }
}
