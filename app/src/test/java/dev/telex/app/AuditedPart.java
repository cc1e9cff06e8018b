package dev.telex.app;

import dev.telex.enrich.Enrich;
import dev.telex.enrich.EnrichSettings;
import dev.telex.sink.delivery.Deliveries;
import dev.telex.sink.delivery.DeliverySettings;
import dev.telex.wire.health.Part;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// Enrich, or the half of sink that delivers, in a process of its own, which can be killed.
enum AuditedPart {
    ENRICH,
    DELIVERIES;

    Process start(KafkaSettings kafka, Path directory) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx384m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AuditedPart.class.getName(),
                        name(),
                        kafka.bootstrapServers(),
                        Integer.toString(kafka.partitions()),
                        directory.resolve(name()).toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve(name() + ".log").toFile()))
                .start();
    }

    static KafkaSettings kafka(String bootstrapServers, int partitions) {
        return new KafkaSettings(
                bootstrapServers,
                partitions,
                1,
                Map.of(
                        // Who was killed is missed sooner, and in which order articles came to be told stays readable.
                        "session.timeout.ms", "6000",
                        "heartbeat.interval.ms", "500",
                        "transaction.timeout.ms", "3000",
                        "repartition.purge.interval.ms", "86400000"));
    }

    private Part start(KafkaSettings kafka, String directory) {
        return switch (this) {
            // Stories end while the wire goes on.
            case ENRICH ->
                Enrich.start(
                        settings(EnrichSettings.class, Map.of("stories.window", "40m", "stories.quiet-after", "15m")),
                        kafka,
                        Path.of(directory));
            case DELIVERIES ->
                Deliveries.start(
                        settings(DeliverySettings.class, Map.of("private-hosts", "127.0.0.1")),
                        kafka,
                        InstantSource.system());
        };
    }

    private static <T extends Record> T settings(Class<T> type, Map<String, String> flags) {
        return new SettingsReader<>(type).flags(flags).read();
    }

    public static void main(String[] args) throws InterruptedException {
        KafkaSettings kafka = kafka(args[1], Integer.parseInt(args[2]));
        try (Part _ = valueOf(args[0]).start(kafka, args[3])) {
            Thread.currentThread().join();
        }
    }
}
