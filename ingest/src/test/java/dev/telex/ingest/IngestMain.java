package dev.telex.ingest;

import dev.telex.wire.topics.KafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Ingest in a process of its own, until it is killed.
final class IngestMain {
    private IngestMain() {}

    /// @param name the publishers see it in the User-Agent
    static Process start(String name, String bootstrapServers, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                IngestMain.class.getName(),
                name,
                bootstrapServers));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        IngestSettings settings = Wire.settings(
                Map.of("fetch.contact", arguments[0], "fetch.private-hosts", "localhost", "poll.ceiling", "500ms"));
        KafkaSettings kafka = new KafkaSettings(arguments[1], 4, 1, Map.of());
        try (var _ = Ingest.start(settings, kafka, InstantSource.system())) {
            Thread.currentThread().join();
        }
    }
}
