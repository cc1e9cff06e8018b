package dev.telex.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.telex.app.embedded.EmbeddedKafka;
import dev.telex.wire.health.Health;
import dev.telex.wire.topics.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactTest {
    @TempDir
    private Path directory;

    @Test
    void isLostWhenKafkaStopsAnswering() {
        EmbeddedKafka kafka = EmbeddedKafka.start(directory);
        try (Contact contact = new Contact(
                new KafkaSettings(kafka.address(), 1, 1, Map.of()), Duration.ofMillis(200), Duration.ofSeconds(1))) {
            await().until(() -> {
                contact.keep();
                return contact.down() == null;
            });
            kafka.close();
            await().until(() -> {
                contact.keep();
                return contact.down() != null;
            });
            assertThat(contact.down())
                    .extracting(Health.Down::reason)
                    .asString()
                    .contains(kafka.address(), "has not answered for");
        } finally {
            kafka.close();
        }
    }
}
