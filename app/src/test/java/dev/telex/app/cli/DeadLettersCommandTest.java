package dev.telex.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.DeadLetter;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The commands as a person types them, against a real Kafka.
@ExtendWith(Servers.class)
class DeadLettersCommandTest {
    private static final String READER = "DeadLettersCommandTest";
    private static final String ENRICH = "JsonParseException: Unexpected character ']'\n at line 1";
    private static final String SINK = "400 document_parsing_exception: failed to parse field [published]";

    private final Kafka broker;

    DeadLettersCommandTest(Kafka broker) {
        this.broker = broker;
        try (Admin admin = Admin.create(kafka().client(READER))) {
            Topics.create(admin, kafka());
        }
    }

    @AfterEach
    void empty() {
        run("drop", "--all");
    }

    @Test
    void listsTheLettersThatAreWantedAndShowsThemWhole() throws IOException {
        String broken = setAside("enrich", ENRICH, "telex.feed-events-1@42", "{\"id\": 7, ]");
        String refused = setAside("sink", SINK, "telex.enriched-0@7", "{\"published\": \"soon\"}");

        assertThat(run("list").out())
                .contains(broken, refused, "telex.feed-events-1@42", "11 bytes", "Unexpected character ']'")
                .contains("2 dead letters")
                .doesNotContain("at line 1");
        assertThat(run("list", "--stage", "sink").out())
                .contains(refused, "1 dead letter\n")
                .doesNotContain(ENRICH);
        assertThat(run("list", "--reason", "PUBLISHED").out()).contains(refused).doesNotContain("Unexpected");
        assertThat(run("list", "--topic", "telex.feed-events").out())
                .contains(broken)
                .doesNotContain("published");
        assertThat(run("list", "--until", "1h").out()).contains("no dead letters");
        assertThat(run("list", "--since", "1h", "--stage", "enrich").out()).contains(broken);
        JsonNode json =
                Json.mapper().readTree(run("list", "--json", "--stage", "sink").out());
        assertThat(json.path("id").asText()).isEqualTo(refused);
        assertThat(json.path("origin").asText()).isEqualTo("telex.enriched-0@7");

        assertThat(run("show", broken).out())
                .contains("reason   JsonParseException: Unexpected character ']'", "at line 1", "{\"id\": 7, ]")
                .doesNotContain("soon");
        Ran none = run("show", "0@999999");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.out()).contains("no dead letter 0@999999 is there");
    }

    @Test
    void replaysToWhereTheyCameFromAndDropsTheRest() {
        String broken = setAside("enrich", ENRICH, "telex.feed-events-1@42", "bytes as they came");
        String refused = setAside("sink", SINK, "telex.enriched-0@7", "{}");
        int before = broker.records(Topics.FEED_EVENTS.name()).size();

        assertThat(run("replay", broken).out()).contains(broken + " → telex.feed-events-1", "1 dead letter replayed");

        assertThat(broker.records(Topics.FEED_EVENTS.name()))
                .hasSize(before + 1)
                .anySatisfy(record -> {
                    assertThat(record.partition()).isEqualTo(1);
                    assertThat(new String(record.value(), UTF_8)).isEqualTo("bytes as they came");
                });
        assertThat(run("list").out()).contains(refused).doesNotContain("telex.feed-events");
        assertThat(run("list", "--settled").out()).contains(broken, "(replayed)");
        Ran again = run("replay", broken);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.out()).contains("no dead letter " + broken + " waits");
        assertThat(run("drop", "--stage", "sink").out()).contains(refused, "1 dead letter dropped");
        assertThat(run("list").out()).contains("no dead letters");
        assertThat(broker.records(Topics.DEAD_LETTERS.name()))
                .extracting(ConsumerRecord::key)
                .doesNotContain(READER);
    }

    @Test
    void wantsToKnowWhichAreMeantBeforeItChangesAny() {
        setAside("enrich", ENRICH, "telex.feed-events-1@42", "");
        for (String command : List.of("replay", "drop")) {
            Ran any = run(command);
            assertThat(any.status()).isEqualTo(2);
            assertThat(any.out()).contains("which? name letters (telex dead-letters list), filter, or say --all");
        }
        assertThat(run("drop", "seven").out()).contains("no dead letter seven waits; see telex dead-letters list");
        assertThat(run("list", "--since", "soon").out()).contains("2h");
        assertThat(Ran.telex("dead-letters").out()).contains("expected list, show, replay or drop");
        assertThat(run("list").out()).contains("1 dead letter\n");
    }

    private String setAside(String stage, String reason, String origin, String value) {
        try (var producer =
                new KafkaProducer<>(kafka().client(READER), new ByteArraySerializer(), new ByteArraySerializer())) {
            RecordMetadata at = producer.send(
                            DeadLetter.of(READER.getBytes(UTF_8), value.getBytes(UTF_8), stage, reason, origin))
                    .get();
            return at.partition() + "@" + at.offset();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private KafkaSettings kafka() {
        return new KafkaSettings(broker.bootstrapServers(), 2, 1, Map.of());
    }

    private Ran run(String command, String... arguments) {
        return Ran.telex(
                List.of("dead-letters", command, "--kafka.bootstrap-servers", broker.bootstrapServers()), arguments);
    }
}
