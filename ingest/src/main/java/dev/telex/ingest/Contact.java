package dev.telex.ingest;

import dev.telex.wire.health.Health;
import dev.telex.wire.topics.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/// Whether Kafka answers: it is asked for nothing much, every other second. Kafka's consumers and producers do
/// not say; they wait. Measured by the machine's own clock, because it is about this moment.
final class Contact implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(2);
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Duration every;
    private final Duration patience;
    private final String address;
    private final Admin admin;
    private volatile long answered;
    private volatile boolean isAnswered;
    private long asked;

    /// @param every    how often to ask
    /// @param patience how old the last answer may be
    Contact(KafkaSettings kafka, Duration every, Duration patience) {
        this.every = every;
        this.patience = patience;
        this.asked = System.nanoTime() - every.toNanos();
        Map<String, Object> config = kafka.client("ingest");
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        this.address = String.valueOf(kafka.bootstrapServers());
        this.admin = Admin.create(config);
    }

    /// Asks, if it is time to. Returns at once. One thread calls this.
    void keep() {
        if (since(asked).compareTo(every) >= 0) {
            asked = System.nanoTime();
            var _ = admin.describeCluster().clusterId().whenComplete((_, failure) -> note(failure));
        }
    }

    /// Null: it does.
    Health.@Nullable Down down() {
        if (isAnswered && since(answered).compareTo(patience) < 0) {
            return null;
        }
        String silence = isAnswered ? "for %d s".formatted(since(answered).toSeconds()) : "yet";
        return new Health.Down("Kafka at %s has not answered %s; is it running, and is kafka.bootstrap-servers right?"
                .formatted(address, silence));
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private void note(@Nullable Throwable failure) {
        if (failure == null) {
            answered = System.nanoTime();
            isAnswered = true;
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
