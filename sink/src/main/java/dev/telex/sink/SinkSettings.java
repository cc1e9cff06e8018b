package dev.telex.sink;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.DataSize;
import dev.telex.wire.settings.Setting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How events are written to Elasticsearch.
public record SinkSettings(
        @Setting(value = "1000", says = "documents in one bulk, at most")
        int batchDocuments,

        @Setting(value = "5MB", says = "bytes in one bulk, at most; one document alone may be larger")
        DataSize batchBytes,

        @Setting(value = "200ms", says = "how long a bulk that is not full waits for more while others are written")
        Duration batchTime,

        @Setting(value = "4", says = "bulks that are written at the same time")
        int bulks,

        @Setting(value = "48MB", says = "documents held in memory, at most; the rest waits in Kafka")
        DataSize buffer,

        @Setting(value = "10s", says = "the longest pause before Elasticsearch is tried again")
        Duration retryCeiling,

        @Setting(
                says = "how long events stay in Elasticsearch after they were first seen, by whole months; without it,"
                        + " for good")
        @Nullable
        Duration keep) {
    private static final Duration LEAST_KEPT = Duration.ofDays(1);

    public SinkSettings {
        new Check()
                .between("batchDocuments", batchDocuments, 1, 10_000)
                .between("batchBytes", batchBytes, new DataSize(1 << 10), new DataSize(64 << 20))
                .between("batchTime", batchTime, Duration.ZERO, Duration.ofMinutes(1))
                .between("bulks", bulks, 1, 64)
                .between("buffer", buffer, batchBytes, new DataSize(1L << 40))
                .between("retryCeiling", retryCeiling, Duration.ofMillis(100), Duration.ofMinutes(5))
                .that(keep == null || keep.compareTo(LEAST_KEPT) >= 0, "keep", "expected at least 1d")
                .done();
    }
}
