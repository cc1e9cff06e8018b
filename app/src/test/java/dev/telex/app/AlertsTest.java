package dev.telex.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.telex.enrich.Enrich;
import dev.telex.enrich.EnrichSettings;
import dev.telex.sink.delivery.Deliveries;
import dev.telex.sink.delivery.DeliverySettings;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Article;
import dev.telex.wire.Destination;
import dev.telex.wire.Ids;
import dev.telex.wire.Routing;
import dev.telex.wire.Watch;
import dev.telex.wire.health.Health;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// From telex.articles to a webhook, over restarts of both parts.
@ExtendWith(Servers.class)
class AlertsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TEXT = """
            <p>Rivers rose near Nairobi over night and many families fled their homes for schools on higher ground.</p>
            <p>The Red Cross said that more than two hundred houses stood under water and that roads to the west were cut
            off. Rain is forecast to go on until the end of the week, and the dam at Masinga is full.</p>
            <p>The governor asked the army for boats, and schools in three districts stay closed until further notice.</p>
            """;

    private final Kafka broker;
    private final KafkaSettings kafka;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private Enrich enrich;
    private Deliveries deliveries;

    @TempDir
    private Path state;

    AlertsTest(Kafka broker) {
        this.broker = broker;
        this.kafka = new KafkaSettings(broker.bootstrapServers(), 2, 1, Map.of());
        try (Admin admin = Admin.create(kafka.client("test"))) {
            Topics.create(admin, kafka);
        }
    }

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            try (exchange) {
                received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
        start("first");
    }

    @AfterEach
    void close() {
        stop();
        receiver.stop(0);
    }

    @Test
    void tellsOnceOfAStoryAndOfItsKillAlsoOverRestarts() {
        watch("floods", "title:kenya AND river*");
        send("a", "example.com", "Floods in Kenya", TEXT);
        awaitReceived(1);
        assertThat(received.getFirst()).contains("\"type\":\"alert.first\"", "\"text\":\"Rivers\"", Ids.hash("a"));

        stop();
        start("second");
        send("copy", "copier.example", "Floods in Kenya", TEXT);
        send("a", "example.com", "Floods in Kenya", TEXT.replace("two hundred", "three hundred"));
        send("a", "example.com", "KILL-Floods in Kenya", "<p>Kill: do not use.</p>");
        awaitReceived(2);
        assertThat(received.get(1))
                .contains("\"type\":\"alert.kill\"", Ids.hash("a"))
                .doesNotContain("Nairobi");

        // What comes after all that: nothing was in between.
        watch("strikes", "strike");
        send("b", "example.com", "Dockers on strike in Antwerp", "<p>Ships lie idle, and cranes stand still.</p>");
        awaitReceived(3);
        assertThat(received.get(2)).contains("\"watch\":\"strikes\"");
    }

    @Test
    void tellsOfABurst() {
        watch("city", "trend:Jakarta");
        send(
                "floods",
                "one.example",
                "Floods close schools in Jakarta",
                "<p>Rivers rose, and families left their homes.</p>");
        send(
                "bank",
                "two.example",
                "Central bank in Jakarta keeps rates",
                "<p>Inflation fell for a third month, analysts say.</p>");
        send(
                "metro",
                "three.example",
                "Metro line opens in Jakarta",
                "<p>Trains will run every five minutes at rush hour.</p>");
        send(
                "film",
                "four.example",
                "Festival in Jakarta awards young director",
                "<p>The jury praised a quiet camera.</p>");
        awaitReceived(1);
        assertThat(received.getFirst()).contains("\"type\":\"alert.trend\"", "\"watch\":\"city\"", "Jakarta");
    }

    private void awaitReceived(int count) {
        await().atMost(PATIENCE).until(() -> received.size() >= count);
        assertThat(received).hasSize(count);
    }

    private void start(String directory) {
        enrich = Enrich.start(
                new SettingsReader<>(EnrichSettings.class)
                        .flags(Map.of("trends.articles", "4", "trends.score", "1"))
                        .read(),
                kafka,
                state.resolve(directory));
        deliveries = Deliveries.start(
                new SettingsReader<>(DeliverySettings.class)
                        .flags(Map.of("private-hosts", "127.0.0.1"))
                        .read(),
                kafka,
                InstantSource.system());
        await().atMost(PATIENCE)
                .until(() -> enrich.health() instanceof Health.Up && deliveries.health() instanceof Health.Up);
    }

    private void stop() {
        deliveries.close();
        enrich.close();
    }

    /// Articles that come a second after a watch was acknowledged are matched with it: that is the promise.
    private void watch(String id, String query) {
        Destination hook = new Destination(
                "hook",
                Destination.Kind.WEBHOOK,
                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook",
                null,
                false,
                null,
                null);
        Routing routing = new Routing(List.of(hook), Routing.Priority.NORMAL, null, null, Duration.ofDays(1));
        Map<String, @Nullable Watch> changes = new HashMap<>();
        changes.put(id, new Watch(id, id, query, Watch.When.FIRST, routing, Instant.now()));
        WatchList.write(changes, kafka);
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
    }

    private void send(String name, String publisher, String title, String content) {
        Instant now = Instant.now();
        Article article = new Article(
                Ids.hash(name),
                "feed",
                publisher,
                false,
                false,
                null,
                "https://" + publisher + "/" + name,
                title,
                null,
                content,
                List.of(),
                List.of(),
                "en",
                List.of(),
                now,
                null,
                null,
                null,
                now);
        broker.send(Topics.ARTICLES.name(), null, article.id(), Json.bytes(article));
    }
}
