package dev.telex.wire.topics;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/// A Kafka topic of Telex with what sets it apart.
///
/// @param name   "telex.articles"
/// @param config as Kafka names it
public record Topic(String name, Map<String, String> config) {
    private static final String COMPRESSION = "zstd";

    public Topic {
        config = Map.copyOf(config);
    }

    /// Every record is kept for a time.
    static Topic kept(String name, Duration time) {
        return new Topic(
                name,
                Map.of(
                        TopicConfig.COMPRESSION_TYPE_CONFIG,
                        COMPRESSION,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(time.toMillis())));
    }

    /// The latest record of each key is kept for good.
    static Topic compacted(String name) {
        return new Topic(
                name,
                Map.of(
                        TopicConfig.COMPRESSION_TYPE_CONFIG,
                        COMPRESSION,
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        // Whoever starts reads the whole topic: small segments are compacted soon and keep it short.
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        Integer.toString(16 << 20),
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(Duration.ofHours(6).toMillis())));
    }

    /// The latest record of each key is kept, and for a time only.
    static Topic compactedAndKept(String name, Duration time) {
        return new Topic(
                name,
                Map.of(
                        TopicConfig.COMPRESSION_TYPE_CONFIG,
                        COMPRESSION,
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(time.toMillis())));
    }
}
