package dev.telex.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.app.embedded.EmbeddedElasticsearch;
import dev.telex.app.embedded.EmbeddedKafka;
import dev.telex.app.embedded.ServerSettings;
import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.Sink;
import dev.telex.sink.SinkSettings;
import dev.telex.wire.Ids;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Sink from telex.enriched into Elasticsearch. Beside it, in turns and against the same server, a bare loop
/// that sends bulks made beforehand: the same documents to an index with the same mappings, as many in a bulk
/// and as many bulks at a time, without Kafka and without looking at the answers.
///
/// Both are timed from the first document that Elasticsearch has to the last.
final class SinkBenchmark implements Benchmark {
    private static final int DOCUMENTS = 40_000;
    private static final int WORDS = 200;
    private static final int WARM_UP = 1;
    private static final int ROUNDS = 5;
    private static final int HEAP_MEBIBYTES = 1024;
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final String MONTH = "telex-articles-2026.10";
    private static final String BARE = "telex-articles-2026.10-1000";
    private static final SinkSettings SETTINGS = SettingsReader.defaults(SinkSettings.class);

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public String says() {
        return "articles from Kafka into Elasticsearch, beside a bare loop of the same bulks";
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        Path directory = Files.createTempDirectory("telex-bench-sink");
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory.resolve("kafka"));
                EmbeddedElasticsearch server = EmbeddedElasticsearch.start(
                        directory.resolve("elasticsearch"), new ServerSettings(0, HEAP_MEBIBYTES));
                Elasticsearch elasticsearch = new Elasticsearch(ElasticsearchSettings.at(server.address()))) {
            KafkaSettings kafka = new KafkaSettings(broker.address(), 8, 1, Map.of());
            List<byte[]> bulks = publish(kafka);
            double[] rates = new double[ROUNDS];
            double[] limits = new double[ROUNDS];
            double[] ratios = new double[ROUNDS];
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                double rate = sink(kafka, ElasticsearchSettings.at(server.address()), elasticsearch);
                double limit = bare(bulks, elasticsearch);
                if (round >= 0) {
                    rates[round] = rate;
                    limits[round] = limit;
                    ratios[round] = rate / limit;
                }
            }
            results.say("  %,d documents of %,d bytes, and their words once more"
                    .formatted(DOCUMENTS, article(new Random(0), 0, false).length()));
            results.add(new Measurement(
                    "sink",
                    median(rates),
                    "articles/s",
                    Arrays.stream(rates).min().orElseThrow(),
                    Arrays.stream(rates).max().orElseThrow(),
                    median(limits),
                    median(ratios),
                    null,
                    null,
                    null,
                    "at least 0.95 of the bare loop"));
        }
    }

    /// @return the same documents as bulks, for the bare loop
    private static List<byte[]> publish(KafkaSettings kafka) throws IOException {
        try (Admin admin = Admin.create(kafka.client("bench"))) {
            Topics.create(admin, kafka);
        }
        List<byte[]> bulks = new ArrayList<>();
        ByteArrayOutputStream bulk = new ByteArrayOutputStream();
        Map<String, Object> config = kafka.client("bench");
        // Twice in Kafka is once in Elasticsearch; and a busy machine loses the count of sequences.
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < DOCUMENTS; i++) {
                String id = Ids.hash("bench", Integer.toString(i));
                byte[] value = article(new Random(i), i, false).getBytes(StandardCharsets.UTF_8);
                var _ = producer.send(new ProducerRecord<>(Topics.ENRICHED.name(), id, value));
                bulk.writeBytes(
                        "{\"index\":{\"_index\":\"%s\",\"_id\":\"%s\",\"version\":1,\"version_type\":\"external\"}}\n"
                                .formatted(BARE, id)
                                .getBytes(StandardCharsets.UTF_8));
                bulk.writeBytes(article(new Random(i), i, true).getBytes(StandardCharsets.UTF_8));
                bulk.write('\n');
                if ((i + 1) % SETTINGS.batchDocuments() == 0) {
                    bulks.add(bulk.toByteArray());
                    bulk.reset();
                }
            }
        }
        return bulks;
    }

    private static double sink(KafkaSettings kafka, ElasticsearchSettings settings, Elasticsearch elasticsearch)
            throws Exception {
        remove(elasticsearch, MONTH + "-1");
        double rate;
        try (Sink _ = Sink.start(SETTINGS, kafka, settings, InstantSource.system())) {
            rate = rate(elasticsearch, MONTH + "-1");
        }
        try (Admin admin = Admin.create(kafka.client("bench"))) {
            admin.deleteConsumerGroups(List.of("telex-sink")).all().get();
        }
        return rate;
    }

    private static double bare(List<byte[]> bulks, Elasticsearch elasticsearch) throws Exception {
        remove(elasticsearch, BARE);
        elasticsearch.put("/" + BARE, Json.mapper().createObjectNode());
        List<Future<?>> senders = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < SETTINGS.bulks(); sender++) {
                int first = sender;
                senders.add(threads.submit(() -> {
                    for (int i = first; i < bulks.size(); i += SETTINGS.bulks()) {
                        try (InputStream answer =
                                elasticsearch.lines("/_bulk?filter_path=errors", bulks.get(i), bulks.get(i).length)) {
                            answer.readAllBytes();
                        }
                    }
                    return null;
                }));
            }
            double rate = rate(elasticsearch, BARE);
            for (Future<?> sender : senders) {
                sender.get();
            }
            return rate;
        } finally {
            remove(elasticsearch, BARE);
        }
    }

    /// Documents a second, from the first look that finds some to the one that finds all.
    private static double rate(Elasticsearch elasticsearch, String index) throws Exception {
        long first = 0;
        long start = System.nanoTime();
        while (true) {
            long now = indexed(elasticsearch, index);
            if (first == 0 && now > 0) {
                first = now;
                start = System.nanoTime();
            }
            if (now >= DOCUMENTS) {
                return (now - first) / ((System.nanoTime() - start) / 1e9);
            }
            Thread.sleep(LOOK);
        }
    }

    private static long indexed(Elasticsearch elasticsearch, String index) throws IOException {
        if (!elasticsearch.has("/" + index)) {
            return 0;
        }
        JsonNode stats = elasticsearch.get("/" + index + "/_stats/indexing");
        return stats.at("/_all/primaries/indexing/index_total").asLong();
    }

    private static void remove(Elasticsearch elasticsearch, String index) throws IOException {
        if (elasticsearch.has("/" + index)) {
            elasticsearch.delete("/" + index);
        }
    }

    /// @param twice with its words once more, as sink sends it
    private static String article(Random random, int number, boolean twice) {
        String title = words(random, 10);
        String text = words(random, WORDS);
        String words = "\"words\":{\"en\":{\"title\":\"%s\",\"text\":\"%s\"}}".formatted(title, text);
        return """
            {"id":"%s","version":1,"kind":"new","revision":1,"feed":"bench","publisher":"Bench %d","sighting":false,\
            "backfill":false,"title":"%s","text":"%s","language":"en","firstSeen":"2026-10-10T00:00:00Z",\
            "seen":"2026-10-10T00:00:00Z"%s}\
            """.formatted(
                Ids.hash("bench", Integer.toString(number)), number % 100, title, text, twice ? "," + words : "");
    }

    /// Some often, most seldom.
    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            double share = random.nextDouble();
            words.append(i == 0 ? "" : " ").append("word").append((int) (20_000 * share * share * share));
        }
        return words.toString();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
