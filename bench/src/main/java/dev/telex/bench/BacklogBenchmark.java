package dev.telex.bench;

import dev.telex.app.embedded.EmbeddedElasticsearch;
import dev.telex.app.embedded.EmbeddedKafka;
import dev.telex.app.embedded.ServerSettings;
import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/// The heap of sink, in a process with 256 MB of it, while a million articles wait in Kafka: behind an
/// Elasticsearch that hangs (its process is stopped, its connections stay), behind one whose port is closed, and
/// then while it catches up with one that is back. A process that runs out of heap ends, and so would this.
///
/// `-Dtelex.bench.backlog=100000` takes fewer articles.
final class BacklogBenchmark implements Benchmark {
    private static final int ARTICLES = Integer.getInteger("telex.bench.backlog", 1_000_000);
    private static final int CAUGHT_UP = ARTICLES / 10;
    private static final int WORDS = 80;
    private static final int PARTITIONS = 8;
    private static final int HEAP_MEBIBYTES = 1024;
    private static final int LOOKS = 20;
    private static final String ASKED = "under 256 MB";

    @Override
    public String name() {
        return "sink.backlog";
    }

    @Override
    public String says() {
        return "the sink's heap with %,d articles waiting behind an Elasticsearch that is not there"
                .formatted(ARTICLES);
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        Path directory = Files.createTempDirectory("telex-bench-backlog");
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory.resolve("kafka"))) {
            KafkaSettings kafka = new KafkaSettings(broker.address(), PARTITIONS, 1, Map.of());
            try (Admin admin = Admin.create(kafka.client("bench"))) {
                Topics.create(admin, kafka);
            }
            Path elasticsearch = directory.resolve("elasticsearch");
            ServerSettings settings = new ServerSettings(0, HEAP_MEBIBYTES);
            EmbeddedElasticsearch server = EmbeddedElasticsearch.start(elasticsearch, settings);
            try (ChildJvm sink = ChildJvm.start(
                    List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                    SinkMain.class,
                    broker.address(),
                    PARTITIONS,
                    server.address())) {
                while (!Look.at(sink).health().startsWith("Up")) {
                    Thread.sleep(100);
                }
                signal(server, "STOP");
                publish(kafka, results);
                report(".hangs", heap(sink, results), results);
                signal(server, "CONT");
                server.close();
                report(".refuses", heap(sink, results), results);
                server = EmbeddedElasticsearch.start(elasticsearch, new ServerSettings(server.port(), HEAP_MEBIBYTES));
                report(".back", catchUp(sink, server, results), results);
            } finally {
                server.close();
            }
        }
    }

    /// @param heap in use after a collection, in bytes
    private record Look(long heap, String health) {
        static Look at(ChildJvm sink) throws IOException {
            String[] said = sink.ask("").split(" ", 2);
            return new Look(Long.parseLong(said[0]), said[1]);
        }
    }

    private static void publish(KafkaSettings kafka, Results results) {
        SinkArticles articles = new SinkArticles(ARTICLES, WORDS, true);
        articles.publish(kafka);
        results.say("  %,d articles of %,d bytes wait in Kafka".formatted(ARTICLES, articles.bytes()));
    }

    /// @return the most that was in use
    private static long heap(ChildJvm sink, Results results) throws Exception {
        long most = 0;
        Look look = Look.at(sink);
        for (int i = 0; i < LOOKS; i++) {
            Thread.sleep(1000);
            look = Look.at(sink);
            most = Math.max(most, look.heap());
        }
        results.say("  " + look.health());
        return most;
    }

    /// Until enough of them are there to say that it works on.
    ///
    /// @return the most that was in use
    private static long catchUp(ChildJvm sink, EmbeddedElasticsearch server, Results results) throws Exception {
        try (Elasticsearch elasticsearch = new Elasticsearch(ElasticsearchSettings.at(server.address()))) {
            long start = System.nanoTime();
            long most = 0;
            long indexed = 0;
            Look look = Look.at(sink);
            while (indexed < CAUGHT_UP) {
                Thread.sleep(1000);
                look = Look.at(sink);
                most = Math.max(most, look.heap());
                indexed = elasticsearch
                        .get("/_stats/indexing")
                        .at("/_all/primaries/indexing/index_total")
                        .asLong();
            }
            results.say("  %s, %,d articles in the index %.0f s after it came back"
                    .formatted(look.health(), indexed, (System.nanoTime() - start) / 1e9));
            return most;
        }
    }

    private void report(String when, long heap, Results results) {
        results.add(Measurement.of(name() + when, (double) heap, "bytes").asked(ASKED));
    }

    private static void signal(EmbeddedElasticsearch server, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(server.pid()))
                .start()
                .waitFor();
    }
}
