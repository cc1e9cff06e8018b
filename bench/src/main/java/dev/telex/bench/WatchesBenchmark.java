package dev.telex.bench;

import dev.telex.wire.Routing;
import dev.telex.wire.Watch;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/// How long enrich takes to be at work again with 1.5 million watches: from Kafka, as after kill -9 or on a new
/// machine, and from its store, as after a clean stop. Beside both: its start with none.
///
/// `-Dtelex.bench.watches=100000` takes fewer.
final class WatchesBenchmark implements Benchmark {
    private static final int WATCHES = Integer.getInteger("telex.bench.watches", 1_500_000);
    private static final String ASKED = "at most 60 s for 1.5 million";

    @Override
    public String name() {
        return "watches";
    }

    @Override
    public String says() {
        return "enrich at work again with %,d watches, from Kafka and after a clean stop".formatted(WATCHES);
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        Corpus corpus = new Corpus(data);
        if (!corpus.has(Corpus.NEWSWIRE)) {
            results.say("  no newswire in " + data);
            return;
        }
        try (Workbench bench = Workbench.open("watches")) {
            Path state = bench.directory().resolve("state");
            double empty = Starts.seconds(bench.kafka(), state);
            Workbench.delete(state);
            send(bench.kafka(), corpus);
            results.add(
                    Starts.measured("watches.killed." + WATCHES, Starts.seconds(bench.kafka(), state), empty, ASKED));
            results.add(
                    Starts.measured("watches.clean." + WATCHES, Starts.seconds(bench.kafka(), state), empty, ASKED));
        }
    }

    private static void send(KafkaSettings kafka, Corpus corpus) throws IOException {
        StandingQueries queries = new StandingQueries(corpus.newswire());
        try (var producer = Workbench.producer(kafka)) {
            for (int i = 0; i < WATCHES; i++) {
                String id = "watch-" + i;
                Watch watch = new Watch(id, id, queries.next(), Watch.When.FIRST, Routing.NOWHERE, Instant.EPOCH);
                var _ = producer.send(new ProducerRecord<>(Topics.WATCHES.name(), id, Json.bytes(watch)));
            }
        }
    }
}
