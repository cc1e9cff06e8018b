package dev.telex.app.cli;

import dev.telex.app.TelexSettings;
import dev.telex.enrich.Enrich;
import dev.telex.ingest.Ingest;
import dev.telex.sink.Sink;
import dev.telex.sink.delivery.Deliveries;
import dev.telex.wire.health.Health;
import dev.telex.wire.health.HealthServer;
import dev.telex.wire.health.Part;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import dev.telex.wire.topics.TopicsException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// One part by itself, against servers of your own. Start it as often as you like: the instances share the work.
abstract class PartCommand implements Callable<Integer> {
    private static final int ATTEMPT_MS = 5000;

    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Spec
    private @Nullable CommandSpec spec;

    /// Starts the part; it runs until it is closed.
    abstract Part start(TelexSettings settings);

    private String name() {
        return Objects.requireNonNull(spec).name();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logging.toConsole();
        Logger log = LoggerFactory.getLogger(Telex.class);
        TelexSettings read = settings.read();
        AtomicReference<Health.Check> check = new AtomicReference<>(
                () -> Health.down("waiting for Kafka at " + read.kafka().bootstrapServers()));
        try (Stop stop = new Stop();
                HealthServer health = HealthServer.start(
                        read.health().port(), Map.of(name(), () -> check.get().health()))) {
            log.info("{} starts; health at http://127.0.0.1:{}/health", name(), health.port());
            if (createTopics(read.kafka(), stop, log)) {
                try (Part part = start(read)) {
                    check.set(part);
                    stop.await();
                    log.info("{} stops", name());
                }
            }
        }
        return 0;
    }

    /// Kafka may be about to start as well: it is asked until it answers.
    private static boolean createTopics(KafkaSettings kafka, Stop stop, Logger log) throws InterruptedException {
        Map<String, Object> client = kafka.client("app");
        // A client gives up, and lets itself be closed, only after this time: so long may a stop take.
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ATTEMPT_MS);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ATTEMPT_MS);
        while (!stop.isAsked()) {
            try (Admin admin = Admin.create(client)) {
                Topics.create(admin, kafka);
                return true;
            } catch (TopicsException | KafkaException e) {
                log.warn("{}; trying again", e.getMessage());
                Thread.sleep(1000);
            }
        }
        return false;
    }

    @Command(
            name = "ingest",
            description = "Polls feeds and publishes their articles, against a Kafka of your own.",
            mixinStandardHelpOptions = true)
    static final class IngestCommand extends PartCommand {
        @Override
        Ingest start(TelexSettings settings) {
            Ingest ingest = Ingest.start(settings.ingest(), settings.kafka(), InstantSource.system());
            if (ingest.listening() != null) {
                LoggerFactory.getLogger(Telex.class).info("ingest listens for pushes at {}", ingest.listening());
            }
            return ingest;
        }
    }

    @Command(
            name = "enrich",
            description = "Recognises revisions, copies and stories, and tags entities, against a Kafka of your own.",
            mixinStandardHelpOptions = true)
    static final class EnrichCommand extends PartCommand {
        @Override
        Enrich start(TelexSettings settings) {
            Path state = settings.enrich().stateDir();
            return Enrich.start(
                    settings.enrich(),
                    settings.kafka(),
                    state == null ? settings.data().resolve("enrich") : state);
        }
    }

    @Command(
            name = "sink",
            description = "Writes enriched articles to an Elasticsearch of your own, and delivers alerts.",
            mixinStandardHelpOptions = true)
    static final class SinkCommand extends PartCommand {
        @Override
        Part start(TelexSettings settings) {
            InstantSource clock = InstantSource.system();
            return Part.both(
                    Deliveries.start(settings.deliver(), settings.kafka(), clock),
                    Sink.start(settings.sink(), settings.kafka(), settings.elasticsearch(), clock));
        }
    }
}
