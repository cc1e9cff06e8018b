package dev.telex.bench;

import dev.telex.enrich.Annotator.Annotated;
import dev.telex.enrich.group.Draft;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// How long enrich takes to be at work again with a million articles in its window, all of one language, so
/// that one task has them all: after a clean stop, from its stores; after kill -9, from Kafka (with exactly-once,
/// what is on the disk does not count then, so it is taken away here). Beside both: its first start, with nothing
/// to take up.
///
/// The articles are put where the step that groups them reads; what comes before it holds nothing in memory.
///
/// `-Dtelex.bench.restart=100000` takes fewer articles: all of them have to be grouped first.
final class RestartBenchmark implements Benchmark {
    private static final int ARTICLES = Integer.getInteger("telex.bench.restart", 1_000_000);
    private static final String APPLICATION = "telex-enrich";
    private static final String GROUPED = APPLICATION + "-by-language-repartition";
    private static final String LANGUAGE = "en";

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String says() {
        return "enrich at work again after a clean stop and after kill -9, with " + ARTICLES
                + " articles in the window";
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        Corpus corpus = new Corpus(data);
        if (!corpus.has(Corpus.NEWSWIRE)) {
            results.say("  no newswire in " + data);
            return;
        }
        try (Workbench bench = Workbench.open("restart");
                Admin admin = Admin.create(bench.kafka().client("bench"))) {
            Path state = bench.directory().resolve("state");
            double empty = Starts.seconds(bench.kafka(), state);
            long began = System.nanoTime();
            double _ = Starts.seconds(bench.kafka(), state, () -> {
                send(bench.kafka(), new MadeUpWire(corpus.newswire()));
                awaitNoLag(admin);
            });
            results.say("  %,d articles were grouped in %.0f s".formatted(ARTICLES, (System.nanoTime() - began) / 1e9));
            results.add(Starts.measured(
                    "restart.clean." + ARTICLES,
                    Starts.seconds(bench.kafka(), state),
                    empty,
                    "at most 10 s for a million articles"));
            Workbench.delete(state);
            results.add(Starts.measured(
                    "restart.killed." + ARTICLES,
                    Starts.seconds(bench.kafka(), state),
                    empty,
                    "at most 30 s for a million articles"));
        }
    }

    private static void send(KafkaSettings kafka, MadeUpWire wire) {
        try (var producer = Workbench.producer(kafka)) {
            for (int i = 0; i < ARTICLES; i++) {
                MadeUpWire.Made made = wire.made(i);
                EnrichedArticle article = Enriched.article(
                        made.id(),
                        made.publisher(),
                        made.title(),
                        made.text(),
                        LANGUAGE,
                        made.seen(),
                        Annotated.NOTHING);
                Draft draft = new Draft(article, null, article.title(), List.of());
                var _ = producer.send(new ProducerRecord<>(GROUPED, LANGUAGE, Json.bytes(draft)));
            }
        }
    }

    /// Until everything that is committed has been read; a transaction leaves a marker behind that nobody reads.
    private static void awaitNoLag(Admin admin) throws InterruptedException, ExecutionException {
        while (lag(admin) > 0) {
            Thread.sleep(500);
        }
    }

    private static long lag(Admin admin) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(APPLICATION)
                .partitionsToOffsetAndMetadata()
                .get();
        var ends = admin.listOffsets(read.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                .all()
                .get();
        long lag = 0;
        for (Map.Entry<TopicPartition, OffsetAndMetadata> partition : read.entrySet()) {
            int markers = partition.getKey().topic().equals(GROUPED) ? 0 : 2;
            long end = Objects.requireNonNull(ends.get(partition.getKey())).offset();
            lag += Math.max(0, end - partition.getValue().offset() - markers);
        }
        return lag;
    }
}
