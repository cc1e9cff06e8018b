package dev.telex.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.telex.enrich.entity.EntityTagger;
import dev.telex.enrich.text.Tokens;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.DictionaryEntry;
import dev.telex.wire.EntityType;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class DictionaryFeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Kafka broker;
    private final KafkaSettings kafka;

    DictionaryFeedTest(Kafka broker) {
        this.broker = broker;
        this.kafka = new KafkaSettings(broker.bootstrapServers(), 2, 1, Map.of());
        try (Admin admin = Admin.create(this.kafka.client("test"))) {
            Topics.create(admin, this.kafka);
        }
    }

    @Test
    void knowsWhatUsersAddedBeforeTheFirstArticleAndWhatTheyAddLater() throws InterruptedException {
        EntityTagger tagger = EntityTagger.load();
        send("before:1", Json.bytes(entry("before:1", "Blorple")));
        send("bad", "{".getBytes(StandardCharsets.UTF_8));
        CountDownLatch caughtUp = new CountDownLatch(1);
        try (var _ = DictionaryFeed.start(tagger, kafka, caughtUp::countDown)) {
            assertThat(caughtUp.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(knows(tagger, "Blorple", "before:1")).isTrue();

            send("later:1", Json.bytes(entry("later:1", "Zorkmid")));
            await().atMost(PATIENCE).until(() -> knows(tagger, "Zorkmid", "later:1"));
            send("before:1", null);
            await().atMost(PATIENCE).until(() -> !knows(tagger, "Blorple", "before:1"));
        }
    }

    private static DictionaryEntry entry(String id, String name) {
        return new DictionaryEntry(id, name, List.of(), EntityType.ORG, null);
    }

    private static boolean knows(EntityTagger tagger, String name, String id) {
        return tagger.tag(Tokens.of(""), Tokens.of("All of " + name + " was there."), "en").mentions().stream()
                .anyMatch(mention ->
                        mention.entity() != null && mention.entity().id().equals(id));
    }

    private void send(String key, byte @Nullable [] value) {
        broker.send(Topics.ENTITIES.name(), null, key, value);
    }
}
