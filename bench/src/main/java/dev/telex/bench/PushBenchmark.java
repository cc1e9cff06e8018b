package dev.telex.bench;

import dev.telex.ingest.Ingest;
import dev.telex.ingest.IngestSettings;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.Ids;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// How long a pushed item takes from its publisher's request to a reader of telex.articles, posted to Telex
/// itself and delivered by a WebSub hub: one at a time, over HTTP, through an embedded Kafka.
final class PushBenchmark implements Benchmark {
    private static final int WARM_UP = 500;
    private static final int ITEMS = 1000;
    private static final String TOKEN = "0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How an item comes in.
    @FunctionalInterface
    private interface Way {
        HttpRequest request(String document) throws Exception;
    }

    @Override
    public String name() {
        return "push";
    }

    @Override
    public String says() {
        return "a pushed item on its way to telex.articles, from the first byte sent to a reader of the topic";
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        try (Workbench bench = Workbench.open("push");
                HttpClient client = HttpClient.newHttpClient();
                Hub hub = new Hub(client, document("polled"))) {
            KafkaSettings kafka = bench.kafka();
            add(kafka, FeedKind.PUSH, "bench", "bench");
            add(kafka, FeedKind.POLL, hub.feed(), null);
            try (Ingest ingest = Ingest.start(settings(), kafka, InstantSource.system());
                    KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(
                            kafka.client("bench"), new StringDeserializer(), new ByteArrayDeserializer())) {
                URI source = URI.create(Objects.requireNonNull(ingest.listening()) + "/push/bench");
                follow(reader);
                measure("push", client, document -> posted(source, document), reader, results);
                measure("push.websub", client, hub::delivery, reader, results);
            }
        }
    }

    private static IngestSettings settings() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        return new SettingsReader<>(IngestSettings.class)
                .flags(Map.of(
                        "fetch.private-hosts",
                        "127.0.0.1",
                        "push.url",
                        "http://127.0.0.1:" + port,
                        "push.port",
                        Integer.toString(port),
                        "push.secret",
                        "s".repeat(32),
                        "push.credentials.bench.token",
                        TOKEN))
                .read();
    }

    private static void follow(KafkaConsumer<String, byte[]> reader) {
        List<TopicPartition> partitions = reader.partitionsFor(Topics.ARTICLES.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToEnd(partitions);
        partitions.forEach(reader::position);
    }

    private static void measure(
            String metric, HttpClient client, Way way, KafkaConsumer<String, byte[]> reader, Results results)
            throws Exception {
        awaitStart(metric, client, way, reader);
        double[] milliseconds = new double[ITEMS];
        for (int i = -WARM_UP; i < ITEMS; i++) {
            double taken = push(client, way, reader, metric + " item " + i);
            if (i >= 0) {
                milliseconds[i] = taken;
            }
        }
        Arrays.sort(milliseconds);
        results.add(Measurement.latency(
                        metric, milliseconds[ITEMS / 2], milliseconds[ITEMS * 99 / 100], milliseconds[ITEMS - 1])
                .asked("within 100 ms"));
    }

    private static void awaitStart(String metric, HttpClient client, Way way, KafkaConsumer<String, byte[]> reader)
            throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String title = metric + " start";
        while (!isTaken(client.send(way.request(document(title)), BodyHandlers.discarding()))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("ingest does not take pushes after " + PATIENCE);
            }
        }
        await(reader, title);
    }

    /// @return milliseconds until the item was read
    private static double push(HttpClient client, Way way, KafkaConsumer<String, byte[]> reader, String title)
            throws Exception {
        HttpRequest request = way.request(document(title));
        long start = System.nanoTime();
        var answer = client.sendAsync(request, BodyHandlers.discarding());
        await(reader, title);
        double taken = (System.nanoTime() - start) / 1e6;
        if (!isTaken(answer.get())) {
            throw new IllegalStateException(
                    "a push was answered " + answer.get().statusCode());
        }
        return taken;
    }

    /// 200 says that Kafka has it; hubs are told 202, before they lose patience.
    private static boolean isTaken(HttpResponse<?> answer) {
        return answer.statusCode() == 200 || answer.statusCode() == 202;
    }

    private static void await(KafkaConsumer<String, byte[]> reader, String title) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (var record : reader.poll(Duration.ofMillis(100))) {
                if (Json.read(record.value(), Article.class).title().equals(title)) {
                    return;
                }
            }
        }
        throw new IllegalStateException(title + " was not published within " + PATIENCE);
    }

    private static String document(String title) {
        return """
            <rss version="2.0"><channel><title>t</title><item><title>%s</title><guid>%s</guid></item></channel></rss>
            """.formatted(title, title);
    }

    private static HttpRequest posted(URI source, String document) {
        return HttpRequest.newBuilder(source)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/rss+xml")
                .POST(HttpRequest.BodyPublishers.ofString(document))
                .build();
    }

    private static void add(KafkaSettings kafka, FeedKind kind, String url, @Nullable String credentials)
            throws Exception {
        String id = Ids.feed(url);
        Feed feed = new Feed(id, kind, url, null, url, List.of(), null, credentials, false, null, Instant.now());
        try (var producer =
                new KafkaProducer<>(kafka.client("bench"), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.FEEDS.name(), Topics.partitionOf(id, kafka.partitions()), id, Json.bytes(feed)))
                    .get();
        }
    }
}
