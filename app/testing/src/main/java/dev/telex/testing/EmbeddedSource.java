package dev.telex.testing;

import dev.telex.app.embedded.EmbeddedElasticsearch;
import dev.telex.app.embedded.EmbeddedKafka;
import dev.telex.app.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Child processes of the test's JVM.
///
/// @param directory for their data
record EmbeddedSource(Path directory) implements Source {

    @Override
    public Optional<String> obstacle() {
        return Optional.empty(); // they are part of the build
    }

    @Override
    public Running start(Class<? extends Server> kind) {
        return kind == Kafka.class ? kafka() : elasticsearch();
    }

    private Running kafka() {
        EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        return new Running(new Kafka(kafka.address()), () -> stop(kafka, "kafka"));
    }

    private Running elasticsearch() {
        EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(directory.resolve("elasticsearch"));
        return new Running(new Elasticsearch(elasticsearch.address()), () -> stop(elasticsearch, "elasticsearch"));
    }

    /// Leaves the log behind, not the data.
    private void stop(EmbeddedServer server, String name) {
        server.close();
        try (Stream<Path> data = Files.walk(directory.resolve(name, "data"))) {
            for (Path path : data.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
