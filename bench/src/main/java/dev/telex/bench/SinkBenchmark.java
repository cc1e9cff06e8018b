package dev.telex.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.app.embedded.EmbeddedElasticsearch;
import dev.telex.app.embedded.EmbeddedKafka;
import dev.telex.app.embedded.ServerSettings;
import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchFailure;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.Sink;
import dev.telex.sink.SinkSettings;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/// Sink from telex.enriched into Elasticsearch, beside two others, in turns and against the same server, with the
/// same mappings, as many documents in a bulk and as many bulks at a time:
///
/// - a bare loop that sends bulks made beforehand, without Kafka and without looking at the answers: the most that
///   this server takes. English articles, of which sink sends the words once more, and so do these bulks;
/// - Apache Camel's route from the same topic, with batches, and offsets committed after Elasticsearch has answered
///   (`IndexRoute` in bench/camel says how it is set up). The articles have no language, so that both send the
///   records as they are. It runs in a process of its own, that lives as long as this one does.
///
/// All are timed by what Elasticsearch has indexed.
final class SinkBenchmark implements Benchmark {
    private static final int DOCUMENTS = 40_000;
    private static final int WORDS = 200;
    private static final int PARTITIONS = 8;
    private static final int WARM_UP = 1;
    private static final int ROUNDS = 5;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int HEAP_MEBIBYTES = 2048;
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String INDEX = SinkArticles.MONTH + "-1";
    private static final String BESIDE = SinkArticles.MONTH + "-1000";
    private static final String CAMEL = "dev.telex.bench.camel.CamelMain";
    private static final SinkSettings SETTINGS = SettingsReader.defaults(SinkSettings.class);

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public String says() {
        return "articles from Kafka into Elasticsearch, beside a bare loop of the same bulks and beside Camel";
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        Path directory = Files.createTempDirectory("telex-bench-sink");
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory.resolve("kafka"));
                EmbeddedElasticsearch server = EmbeddedElasticsearch.start(
                        directory.resolve("elasticsearch"), new ServerSettings(0, HEAP_MEBIBYTES));
                Elasticsearch elasticsearch = new Elasticsearch(ElasticsearchSettings.at(server.address()))) {
            KafkaSettings kafka = new KafkaSettings(broker.address(), PARTITIONS, 1, Map.of());
            Rounds.Rate sink = () -> sink(kafka, server, elasticsearch);
            try (Admin admin = Admin.create(kafka.client("bench"))) {
                Topics.create(admin, kafka);
                besideTheBareLoop(kafka, sink, elasticsearch, results);
                forget(admin);
            }
            besideCamel(kafka, sink, server, elasticsearch, results);
        }
    }

    private static void besideTheBareLoop(
            KafkaSettings kafka, Rounds.Rate sink, Elasticsearch elasticsearch, Results results) throws Exception {
        SinkArticles articles = new SinkArticles(DOCUMENTS, WORDS, true);
        List<byte[]> bulks = articles.bulks(BESIDE, SETTINGS.batchDocuments());
        articles.publish(kafka);
        results.say("  %,d documents of %,d bytes, and their words once more".formatted(DOCUMENTS, articles.bytes()));
        results.add(Rounds.inTurns("sink", "articles/s", WARM_UP, ROUNDS, sink, () -> bare(bulks, elasticsearch))
                .asked("at least 0.95 of the bare loop"));
    }

    private static void besideCamel(
            KafkaSettings kafka,
            Rounds.Rate sink,
            EmbeddedElasticsearch server,
            Elasticsearch elasticsearch,
            Results results)
            throws Exception {
        Path lib = Path.of(System.getProperty("telex.home", "."), "bench", "camel", "target", "lib");
        if (!Files.isDirectory(lib)) {
            results.say("  Camel is not part of this build: " + lib + " is missing");
            return;
        }
        SinkArticles articles = new SinkArticles(DOCUMENTS, WORDS, false);
        articles.publish(kafka);
        String brokers = Objects.requireNonNull(kafka.bootstrapServers());
        try (ChildJvm camel = ChildJvm.start(
                flags(),
                lib,
                CAMEL,
                brokers,
                Topics.ENRICHED.name(),
                "127.0.0.1:" + server.port(),
                SETTINGS.batchDocuments(),
                SETTINGS.bulks())) {
            results.say("  %,d documents of %,d bytes".formatted(DOCUMENTS, articles.bytes()));
            results.add(
                    Rounds.inTurns("sink.camel", "articles/s", WARM_UP, ROUNDS, sink, () -> camel(camel, elasticsearch))
                            .asked("ahead of Camel's route"));
        }
    }

    /// As this process has them.
    private static List<String> flags() {
        return List.of("-Xmx4g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");
    }

    /// Empties the topic.
    private static void forget(Admin admin) throws ExecutionException, InterruptedException {
        admin.deleteRecords(IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(Topics.ENRICHED.name(), partition))
                        .collect(Collectors.toMap(partition -> partition, _ -> RecordsToDelete.beforeOffset(-1))))
                .all()
                .get();
    }

    private static double sink(KafkaSettings kafka, EmbeddedElasticsearch server, Elasticsearch elasticsearch)
            throws Exception {
        remove(elasticsearch, INDEX);
        double rate;
        try (Sink _ = Sink.start(SETTINGS, kafka, ElasticsearchSettings.at(server.address()), InstantSource.system())) {
            rate = rate(elasticsearch, INDEX);
        } finally {
            remove(elasticsearch, INDEX);
        }
        try (Admin admin = Admin.create(kafka.client("bench"))) {
            admin.deleteConsumerGroups(List.of("telex-sink")).all().get();
        }
        return rate;
    }

    private static double camel(ChildJvm camel, Elasticsearch elasticsearch) throws Exception {
        elasticsearch.put("/" + BESIDE, Json.mapper().createObjectNode());
        camel.ask(BESIDE);
        try {
            return rate(elasticsearch, BESIDE);
        } finally {
            camel.ask("");
            remove(elasticsearch, BESIDE);
        }
    }

    private static double bare(List<byte[]> bulks, Elasticsearch elasticsearch) throws Exception {
        elasticsearch.put("/" + BESIDE, Json.mapper().createObjectNode());
        List<Future<?>> senders = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < SETTINGS.bulks(); sender++) {
                int first = sender;
                senders.add(threads.submit(() -> {
                    for (int i = first; i < bulks.size(); i += SETTINGS.bulks()) {
                        send(bulks.get(i), elasticsearch);
                    }
                    return null;
                }));
            }
            double rate = rate(elasticsearch, BESIDE);
            for (Future<?> sender : senders) {
                sender.get();
            }
            return rate;
        } finally {
            remove(elasticsearch, BESIDE);
        }
    }

    private static void send(byte[] bulk, Elasticsearch elasticsearch) throws Exception {
        for (boolean isTaken = false; !isTaken; ) {
            try (InputStream answer = elasticsearch.lines("/_bulk?filter_path=errors", bulk, bulk.length)) {
                answer.readAllBytes();
                isTaken = true;
            } catch (ElasticsearchFailure e) {
                if (e.status() != TOO_MANY_REQUESTS) {
                    throw e;
                }
                Thread.sleep(LOOK);
            }
        }
    }

    /// Documents a second, without the first quarter, in which consumers still join their group, and without the last
    /// bulks, which may wait until they are full.
    private static double rate(Elasticsearch elasticsearch, String index) throws Exception {
        Moment start = await(elasticsearch, index, DOCUMENTS / 4);
        Moment end = await(elasticsearch, index, DOCUMENTS - SETTINGS.bulks() * SETTINGS.batchDocuments());
        await(elasticsearch, index, DOCUMENTS);
        return (end.indexed() - start.indexed()) / ((end.nanos() - start.nanos()) / 1e9);
    }

    private record Moment(long indexed, long nanos) {}

    private static Moment await(Elasticsearch elasticsearch, String index, long atLeast) throws Exception {
        Moment moved = new Moment(indexed(elasticsearch, index), System.nanoTime());
        while (moved.indexed() < atLeast) {
            Thread.sleep(LOOK);
            Moment now = new Moment(indexed(elasticsearch, index), System.nanoTime());
            if (now.nanos() - moved.nanos() > PATIENCE.toNanos() && now.indexed() == moved.indexed()) {
                throw new IllegalStateException(
                        "%s stands still at %,d of %,d documents".formatted(index, now.indexed(), DOCUMENTS));
            }
            moved = now.indexed() > moved.indexed() ? now : moved;
        }
        return moved;
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
}
