package dev.telex.wire.topics;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/// How a part reaches Kafka.
public record KafkaSettings(
        @Setting(says = "Kafka's addresses, host:port with commas; without them telex run starts a broker of its own")
        @Nullable
        String bootstrapServers,

        @Setting(value = "8", says = "partitions of a topic, when it is created; never changed afterwards")
        int partitions,

        @Setting(value = "1", says = "replicas of a topic, when it is created; 3 where there are three brokers")
        int replicationFactor,

        @Setting(says = "anything else for Kafka's clients, as Kafka names it: security.protocol, sasl.jaas.config, …")
        Map<String, String> properties) {

    private static final int SESSION_MS = 10_000;
    private static final int HEARTBEAT_MS = 2_000;

    public KafkaSettings {
        properties = Map.copyOf(properties);
        new Check()
                .between("partitions", partitions, 1, 1000)
                .between("replicationFactor", replicationFactor, 1, 9)
                .done();
    }

    public KafkaSettings at(String bootstrapServers) {
        return new KafkaSettings(bootstrapServers, partitions, replicationFactor, properties);
    }

    /// With one more of Kafka's own settings.
    public KafkaSettings with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return new KafkaSettings(bootstrapServers, partitions, replicationFactor, more);
    }

    /// What every client of a part starts from.
    ///
    /// @param part "ingest": with it, Kafka's own logs and metrics say who asks
    /// @throws IllegalStateException where no address is set
    public Map<String, Object> client(String part) {
        if (bootstrapServers == null) {
            throw new IllegalStateException("kafka.bootstrap-servers is not set: Telex does not know where Kafka is");
        }
        Map<String, Object> client = new LinkedHashMap<>(properties);
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        client.put(CommonClientConfigs.CLIENT_ID_CONFIG, "telex-" + part);
        return client;
    }

    /// What a member of a consumer group starts from. One that dies is missed after ten seconds, not after Kafka's 45,
    /// and the others have its partitions.
    public Map<String, Object> member(String part) {
        Map<String, Object> member = client(part);
        member.putIfAbsent(CommonClientConfigs.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
        member.putIfAbsent(CommonClientConfigs.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        return member;
    }
}
