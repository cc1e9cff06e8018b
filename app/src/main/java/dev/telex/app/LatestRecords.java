package dev.telex.app;

import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topic;
import java.util.HashMap;
import java.util.Map;

/// What a compacted topic holds now.
public final class LatestRecords {
    private LatestRecords() {}

    /// @return key → the latest value, without those that were removed
    public static <T> Map<String, T> of(Topic topic, Class<T> type, KafkaSettings kafka) {
        Map<String, T> latest = new HashMap<>();
        try (TopicReader<T> reader = new TopicReader<>(topic, type, kafka, Long.MAX_VALUE)) {
            reader.untilNow(record -> {
                if (record.value() == null) {
                    latest.remove(record.key());
                } else {
                    latest.put(record.key(), record.value());
                }
            });
        }
        return latest;
    }
}
