package dev.telex.ingest.push;

import static dev.telex.ingest.Wire.rss;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.ingest.Ingest;
import dev.telex.ingest.MovableClock;
import dev.telex.ingest.Wire;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Servers.class)
class HttpPushTest {
    private static final String TOKEN = "0123456789abcdef";
    private static final String OTHER_TOKEN = "fedcba9876543210";

    private final Wire wire;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String name = Servers.unique("afp news/én");
    private Feed source;
    private Ingest ingest;

    HttpPushTest(Kafka broker) throws IOException {
        this.wire = new Wire(broker);
    }

    @BeforeEach
    void start() {
        source = wire.add(FeedKind.PUSH, name, "afp");
        ingest = ingest(Map.of());
    }

    @AfterEach
    void close() {
        ingest.close();
        wire.close();
        client.shutdownNow();
    }

    @Test
    void answersWithTheArticlesThatKafkaHas() throws Exception {
        HttpResponse<String> answer = post(rss("/push-a", "/push-b"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ids(answer))
                .hasSize(2)
                .containsExactlyInAnyOrderElementsOf(
                        wire.articles(source).stream().map(Article::id).toList());
        assertThat(wire.articles(source))
                .allMatch(article -> !article.sighting() && !article.backfill())
                .extracting(Article::title)
                .containsExactlyInAnyOrder("/push-a", "/push-b");
    }

    @Test
    void givesAnItemTheSameIdHoweverOftenItIsPosted() throws Exception {
        assertThat(ids(post(rss("/push-twice")))).isEqualTo(ids(post(rss("/push-twice"))));
    }

    @Test
    void takesWhatIsCompressed() throws Exception {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(rss("/push-gzip").getBytes(UTF_8));
        }
        HttpRequest.Builder request = request(name, TOKEN).header("Content-Encoding", "gzip");
        assertThat(send(request, BodyPublishers.ofByteArray(compressed.toByteArray()))
                        .statusCode())
                .isEqualTo(200);
        HttpRequest.Builder broken = request(name, TOKEN).header("Content-Encoding", "gzip");
        assertThat(send(broken, BodyPublishers.ofString("no gzip")).statusCode())
                .isEqualTo(400);
        HttpRequest.Builder unknown = request(name, TOKEN).header("Content-Encoding", "compress");
        assertThat(send(unknown, BodyPublishers.ofString("x")).statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"'no document', no feed", "'', empty", "<rss><channel></channel></rss>, no item"})
    void saysWhatIsWrongWithADocument(String document, String reason) throws Exception {
        HttpResponse<String> answer = post(document);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.mapper().readTree(answer.body()).get("error").asText()).containsIgnoringCase(reason);
    }

    @Test
    void wantsTheTokenOfTheSource() throws Exception {
        BodyPublisher document = BodyPublishers.ofString(rss("/push-refused"));
        HttpRequest.Builder nameless = HttpRequest.newBuilder(address(name));
        assertThat(send(nameless, document).statusCode()).isEqualTo(401);
        assertThat(send(request(name, "wrong"), document).statusCode()).isEqualTo(401);
        assertThat(send(request("unknown", "wrong"), document).statusCode()).isEqualTo(401);
        assertThat(send(request(name, OTHER_TOKEN), document).statusCode()).isEqualTo(403);
        assertThat(send(request("unknown", TOKEN), document).statusCode()).isEqualTo(404);
        assertThat(wire.articles(source)).isEmpty();
    }

    @Test
    void takesNothingButDocumentsOfACertainSize() throws Exception {
        BodyPublisher large = BodyPublishers.ofString("x".repeat(150 << 10));
        assertThat(send(request(name, TOKEN), large).statusCode()).isEqualTo(413);
        BodyPublisher chunked = BodyPublishers.fromPublisher(large);
        assertThat(send(request(name, TOKEN), chunked).statusCode()).isEqualTo(413);
        HttpRequest.Builder image = request(name, TOKEN).header("Content-Type", "image/png");
        assertThat(send(image, BodyPublishers.ofString("x")).statusCode()).isEqualTo(415);
        assertThat(client.send(HttpRequest.newBuilder(address(name)).build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void takesInAnyProcessWhatIsPosted() throws Exception {
        try (Ingest two = ingest(Map.of())) {
            for (Ingest one : List.of(ingest, two)) {
                HttpRequest.Builder request = HttpRequest.newBuilder(
                                URI.create(Objects.requireNonNull(one.listening()) + Sources.PATH + encoded(name)))
                        .header("Authorization", "Bearer " + TOKEN);
                awaitThat(() ->
                        send(request, BodyPublishers.ofString(rss("/push-any"))).statusCode() == 200);
            }
        }
    }

    @Test
    void asksToComeAgainWhenKafkaDoesNotTakeIt() throws Exception {
        post(rss("/push-before"));
        largestRecord("64");
        try {
            awaitThat(() -> post(rss("/push-during")).statusCode() == 503);
            assertThat(post(rss("/push-during")).headers().firstValue("Retry-After"))
                    .contains("5");
        } finally {
            largestRecord(Integer.toString(Topics.MAX_RECORD_BYTES));
        }
        awaitThat(() -> post(rss("/push-during")).statusCode() == 200);
    }

    @Test
    void keepsTheTokenOutOfTopics() throws Exception {
        post(rss("/push-secret"));
        for (var topic : Topics.ALL) {
            assertThat(wire.broker().records(topic.name()))
                    .allMatch(record -> record.value() == null || !new String(record.value(), UTF_8).contains(TOKEN));
        }
    }

    private Ingest ingest(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "push.port",
                "0",
                "push.secret",
                "s".repeat(32),
                "push.max-bytes",
                "100KB",
                "push.timeout",
                "1s",
                "push.credentials.afp.token",
                TOKEN,
                "push.credentials.other.token",
                OTHER_TOKEN));
        settings.putAll(more);
        return wire.ingest(settings, new MovableClock());
    }

    private HttpResponse<String> post(String document) throws Exception {
        HttpResponse<String> answer = send(request(name, TOKEN), BodyPublishers.ofString(document));
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while ((isStarting(answer) || answer.statusCode() == 404) && System.nanoTime() < end) {
            answer = send(request(name, TOKEN), BodyPublishers.ofString(document));
        }
        return answer;
    }

    private static boolean isStarting(HttpResponse<String> answer) {
        return answer.statusCode() == 503 && answer.body().contains("starting");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, BodyPublisher body) throws Exception {
        HttpResponse<String> answer = client.send(request.POST(body).build(), HttpResponse.BodyHandlers.ofString());
        if (isStarting(answer)) {
            awaitThat(() -> !isStarting(client.send(
                    request(name, TOKEN).POST(BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString())));
            return client.send(request.POST(body).build(), HttpResponse.BodyHandlers.ofString());
        }
        return answer;
    }

    private HttpRequest.Builder request(String source, String token) {
        return HttpRequest.newBuilder(address(source)).header("Authorization", "Bearer " + token);
    }

    private URI address(String source) {
        return URI.create(Objects.requireNonNull(ingest.listening()) + Sources.PATH + encoded(source));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }

    private static List<String> ids(HttpResponse<String> answer) throws IOException {
        JsonNode articles = Json.mapper().readTree(answer.body()).get("articles");
        return articles.valueStream().map(JsonNode::asText).toList();
    }

    /// Beyond it, Kafka acknowledges nothing.
    private void largestRecord(String bytes) throws Exception {
        try (Admin admin = Admin.create(wire.kafka().client("test"))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, Topics.ARTICLES.name()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, bytes),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static void awaitThat(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
