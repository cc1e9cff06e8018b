package dev.telex.wire.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/// A Kafka topic of Telex with what sets it apart.
///
/// @param name   "telex.articles"
/// @param config as Kafka names it
public record Topic(String name, Map<String, String> config) {
    /// Whoever starts reads a compacted topic whole: small segments are compacted soon and keep it short.
    private static final Map<String, String> COMPACTED = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(16 << 20),
            TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Duration.ofHours(6).toMillis()));

    public Topic(String name, Map<String, String> config) {
        this.name = name;
        Map<String, String> all = new HashMap<>(config);
        all.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        all.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topics.MAX_RECORD_BYTES));
        this.config = Map.copyOf(all);
    }

    /// Every record is kept for a time.
    static Topic kept(String name, Duration time) {
        return new Topic(name, Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(time.toMillis())));
    }

    /// The latest record of each key is kept for good.
    static Topic compacted(String name) {
        return new Topic(name, COMPACTED);
    }

    /// The latest record of each key is kept, and for a time only.
    static Topic compactedAndKept(String name, Duration time) {
        return new Topic(
                name,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(time.toMillis())));
    }
}
