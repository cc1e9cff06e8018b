package dev.telex.app;

import dev.telex.app.embedded.EmbeddedElasticsearch;
import dev.telex.app.embedded.EmbeddedKafka;
import dev.telex.app.embedded.EmbeddedServer;
import dev.telex.app.embedded.ResidentMemory;
import dev.telex.app.embedded.ServerSettings;
import dev.telex.enrich.Enrich;
import dev.telex.ingest.Ingest;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.Sink;
import dev.telex.sink.delivery.Deliveries;
import dev.telex.wire.Feed;
import dev.telex.wire.health.Health;
import dev.telex.wire.health.Part;
import dev.telex.wire.settings.DataSize;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/// Every part in this process, with servers of its own where the settings name none.
///
/// Elasticsearch boots beside all the rest. Stopping goes the other way round: first the parts, each with the
/// servers still there to finish with, then the servers.
public final class AllInOne implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TelexSettings settings;
    private final DataDirectory data;
    private final Steps steps;
    private final ConcurrentLinkedQueue<EmbeddedServer> servers = new ConcurrentLinkedQueue<>();
    private final SequencedMap<String, Part> parts = new LinkedHashMap<>();
    private @Nullable Ingest ingest;
    private @Nullable EnrichedTail tail;
    private KafkaSettings kafka;
    private ElasticsearchSettings elasticsearch;

    private AllInOne(TelexSettings settings, DataDirectory data, Steps steps) {
        this.settings = settings;
        this.data = data;
        this.steps = steps;
        this.kafka = settings.kafka();
        this.elasticsearch = settings.elasticsearch();
    }

    /// @param list  the name of the list that the feeds come from
    /// @param feeds by id
    /// @throws RuntimeException where something does not start; what had started is stopped then
    public static AllInOne start(
            TelexSettings settings, DataDirectory data, String list, Map<String, Feed> feeds, Steps steps) {
        AllInOne all = new AllInOne(settings, data, steps);
        try {
            all.start(list, feeds);
            return all;
        } catch (RuntimeException e) {
            all.close();
            throw e;
        }
    }

    public KafkaSettings kafka() {
        return kafka;
    }

    public ElasticsearchSettings elasticsearch() {
        return elasticsearch;
    }

    /// What comes out of enrich, from before the first part was started.
    public EnrichedTail tail() {
        return Objects.requireNonNull(tail, "there once all is started");
    }

    /// Feeds that did not answer with a document the last time.
    public int failingFeeds() {
        return ingest == null ? 0 : ingest.failing();
    }

    /// Where publishers and hubs are listened to; null where nobody is.
    public @Nullable String listening() {
        return ingest == null ? null : ingest.listening();
    }

    /// Memory that this process and its servers hold, in bytes.
    public long residentBytes() {
        return ResidentMemory.of(ProcessHandle.current().pid())
                + servers.stream().mapToLong(EmbeddedServer::residentBytes).sum();
    }

    /// How often a server died and was started again.
    public int restarts() {
        return servers.stream().mapToInt(EmbeddedServer::restarts).sum();
    }

    @Override
    public void close() {
        if (tail != null) {
            close(tail);
        }
        parts.sequencedValues().reversed().forEach(this::close);
        List<CompletableFuture<Void>> stopping = servers.stream()
                .map(server -> CompletableFuture.runAsync(() -> close(server)))
                .toList();
        stopping.forEach(CompletableFuture::join);
    }

    private void start(String list, Map<String, Feed> feeds) {
        InstantSource clock = InstantSource.system();
        CompletableFuture<ElasticsearchSettings> booting = CompletableFuture.supplyAsync(this::startElasticsearch);
        try {
            kafka = startKafka();
            steps.run("topics", this::createTopics);
            tail = new EnrichedTail(kafka, 0);
            parts.put("enrich", Enrich.start(settings.enrich(), kafka, stateDir()));
            ingest = Ingest.start(settings.ingest(), kafka, clock);
            parts.put("ingest", ingest);
            steps.run("feeds", () -> FeedList.sync(list, feeds, kafka).toString());
            elasticsearch = booting.join();
            parts.put("deliveries", Deliveries.start(settings.deliver(), kafka, clock));
            parts.put("sink", Sink.start(settings.sink(), kafka, elasticsearch, clock));
            steps.run("parts", this::awaitParts);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            // Whatever went wrong above: a server that is about to be there is one that has to be stopped.
            booting.handle((_, _) -> "").join();
        }
    }

    private KafkaSettings startKafka() {
        if (settings.kafka().bootstrapServers() != null) {
            return settings.kafka();
        }
        ServerSettings server =
                server(settings.embedded().kafkaPort(), settings.embedded().kafkaHeap());
        String address = steps.run("Kafka", () -> started(() -> EmbeddedKafka.start(data.kafka(), server)));
        // One process holds the data directory. Under a name of its own it gets its partitions back at once after
        // a crash, instead of when the broker has given the dead one up.
        return settings.kafka().at(address).with(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG, "all-in-one");
    }

    private ElasticsearchSettings startElasticsearch() {
        if (!settings.elasticsearch().url().isEmpty()) {
            return settings.elasticsearch();
        }
        ServerSettings server = server(
                settings.embedded().elasticsearchPort(), settings.embedded().elasticsearchHeap());
        return ElasticsearchSettings.at(steps.run(
                "Elasticsearch", () -> started(() -> EmbeddedElasticsearch.start(data.elasticsearch(), server))));
    }

    private String started(Supplier<EmbeddedServer> starting) {
        EmbeddedServer server = starting.get();
        servers.add(server);
        return server.address();
    }

    private String createTopics() {
        try (Admin admin = Admin.create(kafka.client("app"))) {
            Topics.create(admin, kafka);
        }
        return Topics.ALL.size() + " topics";
    }

    private Path stateDir() {
        Path set = settings.enrich().stateDir();
        return set == null ? data.enrich() : set;
    }

    private String awaitParts() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (parts.values().stream().anyMatch(part -> part.health() instanceof Health.Down)) {
            if (System.nanoTime() - end > 0) {
                throw new StartFailure("not every part is up after %d s: %s".formatted(PATIENCE.toSeconds(), down()));
            }
            pause();
        }
        return String.join(", ", parts.keySet());
    }

    private String down() {
        StringBuilder down = new StringBuilder();
        parts.forEach((name, part) -> {
            if (part.health() instanceof Health.Down reason) {
                down.append(name).append(" – ").append(reason.reason()).append("; ");
            }
        });
        return down.toString();
    }

    private void close(AutoCloseable what) {
        try {
            what.close();
        } catch (Exception e) {
            steps.note("%s did not stop cleanly: %s".formatted(what.getClass().getSimpleName(), e.getMessage()));
        }
    }

    private static ServerSettings server(int port, DataSize heap) {
        return new ServerSettings(port, (int) (heap.bytes() >> 20));
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while starting");
        }
    }
}
