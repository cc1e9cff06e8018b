package dev.telex.bench;

import dev.telex.app.embedded.EmbeddedKafka;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// An embedded Kafka with Telex's topics, and a directory, for as long as something is measured with them.
record Workbench(Path directory, EmbeddedKafka broker, KafkaSettings kafka) implements AutoCloseable {
    private static final int PARTITIONS = 8;

    static Workbench open(String name) throws IOException {
        Path directory = Files.createTempDirectory("telex-bench-" + name);
        EmbeddedKafka broker = EmbeddedKafka.start(directory.resolve("kafka"));
        KafkaSettings kafka = new KafkaSettings(broker.address(), PARTITIONS, 1, Map.of());
        try (Admin admin = Admin.create(kafka.client("bench"))) {
            Topics.create(admin, kafka);
        }
        return new Workbench(directory, broker, kafka);
    }

    /// For what has to be there before anything is measured: much at a time.
    static KafkaProducer<String, byte[]> producer(KafkaSettings kafka) {
        Map<String, Object> config = kafka.client("bench");
        config.put("linger.ms", 20);
        config.put("compression.type", "zstd");
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() throws IOException {
        broker.close();
        delete(directory);
    }

    /// With all that is in it.
    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
