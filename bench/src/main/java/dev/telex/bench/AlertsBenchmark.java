package dev.telex.bench;

import com.sun.net.httpserver.HttpServer;
import dev.telex.enrich.Enrich;
import dev.telex.enrich.EnrichSettings;
import dev.telex.enrich.FileMatching;
import dev.telex.press.Press;
import dev.telex.press.PressItem;
import dev.telex.press.PressSettings;
import dev.telex.sink.delivery.Deliveries;
import dev.telex.sink.delivery.DeliverySettings;
import dev.telex.wire.Article;
import dev.telex.wire.Destination;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// From telex.articles to a webhook received: 100 articles a second of simulated publishers, 10,000 watches, enrich and
/// delivery in full. An article's time runs from when it was due on the wire ([Schedule]). Beside it, in the same run
/// and at the same rate, the hops alone ([BareHops]).
final class AlertsBenchmark implements Benchmark {
    private static final int WATCHES = 10_000;
    private static final int RATE = 100;
    private static final int WINDOWS = 3;
    private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("telex.bench.alerts.window", 20));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("telex.bench.alerts.warm-up", 150));
    /// Of the hops alone: the compiler knows Kafka by then, and there is little else to it.
    private static final Duration BARE_WARM_UP = WARM_UP.dividedBy(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /// Articles of press that watches are written after, and tried with.
    private static final int SAMPLE = 200;
    /// Revisions of an event follow within a minute.
    private static final double PACE = 0.1;

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public String says() {
        return "from telex.articles to a webhook received, %d articles a second and %,d watches; beside it two bare"
                        .formatted(RATE, WATCHES)
                + " exactly-once hops";
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        Corpus corpus = new Corpus(data);
        if (!corpus.has(Corpus.NEWSWIRE)) {
            results.say("  no newswire in " + data);
            return;
        }
        Instant start = Instant.parse("2026-11-22T08:00:00Z");
        Duration length = WARM_UP.plus(WINDOW.multipliedBy(WINDOWS));
        PressSettings settings = PressSettings.startingAt(start)
                .withPublishers(200, 1)
                .withRate(60 * RATE)
                .withPace(PACE);
        try (Press press = Press.start(settings, InstantSource.system())) {
            // The wire is under way: leads and revisions come as they do later on.
            Instant first = start.plus(Duration.ofMinutes(1));
            List<PressItem> items = press.items(first.plus(length))
                    .filter(item -> !item.release().published().isBefore(first))
                    .toList();
            Measurement whole = whole(items, corpus, results);
            Measurement limit = bare(items, results);
            results.add(limit);
            results.add(new Measurement(
                    whole.metric(),
                    whole.value(),
                    whole.unit(),
                    whole.low(),
                    whole.high(),
                    limit.value(),
                    whole.value() / limit.value(),
                    whole.p50(),
                    whole.p99(),
                    whole.max(),
                    "p50 at most 150 ms, p99 at most 500 ms; the goal is 300"));
        }
    }

    private static Measurement bare(List<PressItem> items, Results results) throws Exception {
        EnrichSettings settings = SettingsReader.defaults(EnrichSettings.class);
        Schedule schedule = new Schedule(WINDOW, WINDOWS);
        try (Workbench bench = Workbench.open("alerts-bare");
                BareHops hops = BareHops.start(
                        settings,
                        bench.kafka(),
                        bench.directory().resolve("state"),
                        record -> schedule.arrived(Instant.ofEpochMilli(record.timestamp())))) {
            await("the hops", hops::isRunning);
            send(items, BARE_WARM_UP, bench.kafka(), schedule);
            return schedule.latency("latency.alert.bare", results);
        }
    }

    private static Measurement whole(List<PressItem> items, Corpus corpus, Results results) throws Exception {
        Schedule schedule = new Schedule(WINDOW, WINDOWS);
        HttpServer receiver = receiver(body -> schedule.arrived(seen(body)));
        try (Workbench bench = Workbench.open("alerts")) {
            watch(queries(items, corpus), receiver.getAddress().getPort(), bench.kafka());
            try (Enrich enrich = Enrich.start(
                            SettingsReader.defaults(EnrichSettings.class),
                            bench.kafka(),
                            bench.directory().resolve("state"));
                    Deliveries deliveries = Deliveries.start(delivering(), bench.kafka(), InstantSource.system())) {
                await(
                        "enrich and deliveries",
                        () -> enrich.health() instanceof Health.Up && deliveries.health() instanceof Health.Up);
                send(items, WARM_UP, bench.kafka(), schedule);
                results.add(Measurement.of(
                        "alerts.rate",
                        schedule.count() / (double) schedule.length().toSeconds(),
                        "alerts/s"));
                return schedule.latency("latency.alert", results);
            }
        } finally {
            receiver.stop(0);
        }
    }

    /// First what warms up: the compiler needs the processors, so that much is late, and is waited for. Then the rest.
    private static void send(List<PressItem> items, Duration warmUp, KafkaSettings kafka, Schedule schedule) {
        Instant cold = items.getFirst().release().published().plus(warmUp);
        Instant end = cold.plus(WINDOW.multipliedBy(WINDOWS));
        List<List<PressItem>> parts = List.of(between(items, Instant.MIN, cold), between(items, cold, end));
        for (List<PressItem> part : parts) {
            Instant begin = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.MILLIS);
            schedule.begin(begin);
            send(part, Duration.between(part.getFirst().release().published(), begin), kafka);
            schedule.awaitStragglers();
        }
    }

    private static List<PressItem> between(List<PressItem> items, Instant from, Instant to) {
        return items.stream()
                .filter(item -> !item.release().published().isBefore(from)
                        && item.release().published().isBefore(to))
                .toList();
    }

    /// Sends each article when it is due.
    private static void send(List<PressItem> items, Duration shift, KafkaSettings kafka) {
        try (var producer =
                new KafkaProducer<>(kafka.client("bench"), new StringSerializer(), new ByteArraySerializer())) {
            for (PressItem item : items) {
                Article article = PressWire.article(item, shift);
                byte[] bytes = Json.bytes(article);
                Schedule.awaitDue(article.seen());
                var _ = producer.send(new ProducerRecord<>(
                        Topics.ARTICLES.name(), null, article.seen().toEpochMilli(), article.id(), bytes));
            }
        }
    }

    /// As people write them, for this wire and others; and as people keep them: nobody has a watch for long that fires
    /// at one article in a hundred.
    private static List<String> queries(List<PressItem> items, Corpus corpus) throws IOException {
        List<String> texts = new ArrayList<>(corpus.newswire());
        List<Article> sample = new ArrayList<>();
        for (int i = 0; i < SAMPLE; i++) {
            PressItem item = items.get((int) ((long) i * items.size() / SAMPLE));
            sample.add(PressWire.article(item, Duration.ZERO));
            texts.add(text(item.html()));
        }
        StandingQueries standing = new StandingQueries(texts);
        FileMatching matching = new FileMatching();
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < 2 * WATCHES; i++) {
            queries.add(standing.next());
            matching.put(Integer.toString(i), queries.getLast());
        }
        Map<String, Integer> fires = new HashMap<>();
        sample.forEach(article -> matching.match(article, text(String.valueOf(article.content())))
                .keySet()
                .forEach(watch -> fires.merge(watch, 1, Integer::sum)));
        return IntStream.range(0, queries.size())
                .filter(i -> fires.getOrDefault(Integer.toString(i), 0) <= SAMPLE / 100)
                .limit(WATCHES)
                .mapToObj(queries::get)
                .toList();
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "");
    }

    private static void watch(List<String> queries, int port, KafkaSettings kafka) {
        Destination hook = new Destination(
                "hook", Destination.Kind.WEBHOOK, "http://127.0.0.1:%d/hook".formatted(port), null, false, null, null);
        Routing routing = new Routing(List.of(hook), Routing.Priority.NORMAL, null, null, Duration.ofDays(1));
        try (var producer =
                new KafkaProducer<>(kafka.client("bench"), new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < queries.size(); i++) {
                String id = "watch-" + i;
                Watch watch = new Watch(id, id, queries.get(i), Watch.When.FIRST, routing, Instant.now());
                var _ = producer.send(new ProducerRecord<>(Topics.WATCHES.name(), id, Json.bytes(watch)));
            }
        }
    }

    private static DeliverySettings delivering() {
        return new SettingsReader<>(DeliverySettings.class)
                .flags(Map.of("private-hosts", "127.0.0.1"))
                .read();
    }

    private static HttpServer receiver(Consumer<byte[]> received) throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/hook", exchange -> {
            try (exchange) {
                received.accept(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
        return receiver;
    }

    private static Instant seen(byte[] body) {
        try {
            return Instant.parse(Json.mapper().readTree(body).at("/data/seen").asText());
        } catch (IOException e) {
            throw new IllegalStateException("a webhook that is no JSON", e);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + " did not start within " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
