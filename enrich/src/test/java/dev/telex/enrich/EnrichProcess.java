package dev.telex.enrich;

import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// An instance of enrich in a process of its own, which can be killed.
final class EnrichProcess {
    private EnrichProcess() {}

    static Process start(KafkaSettings kafka, Path stateDir, Path log) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EnrichProcess.class.getName(),
                        kafka.bootstrapServers(),
                        Integer.toString(kafka.partitions()),
                        stateDir.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    static KafkaSettings kafka(String bootstrapServers, int partitions) {
        return new KafkaSettings(
                bootstrapServers,
                partitions,
                1,
                Map.of(
                        // The dead instance is missed sooner, and what it took in stays to be read.
                        "session.timeout.ms", "6000",
                        "heartbeat.interval.ms", "500",
                        "transaction.timeout.ms", "5000",
                        "repartition.purge.interval.ms", "600000"));
    }

    public static void main(String[] args) throws InterruptedException {
        try (var _ = Enrich.start(
                SettingsReader.defaults(EnrichSettings.class),
                kafka(args[0], Integer.parseInt(args[1])),
                Path.of(args[2]))) {
            Thread.currentThread().join();
        }
    }
}
