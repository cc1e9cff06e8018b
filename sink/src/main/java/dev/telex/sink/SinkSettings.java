package dev.telex.sink;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.DataSize;
import dev.telex.wire.settings.Setting;
import java.time.Duration;

/// How events are written to Elasticsearch.
public record SinkSettings(
        @Setting(value = "1000", says = "documents in one bulk, at most")
        int batchDocuments,

        @Setting(value = "5MB", says = "bytes in one bulk, at most; one document alone may be larger")
        DataSize batchBytes,

        @Setting(value = "10s", says = "the longest pause before Elasticsearch is tried again")
        Duration retryCeiling) {

    public SinkSettings {
        new Check()
                .between("batchDocuments", batchDocuments, 1, 10_000)
                .between("batchBytes", batchBytes, new DataSize(1 << 10), new DataSize(64 << 20))
                .between("retryCeiling", retryCeiling, Duration.ofMillis(100), Duration.ofMinutes(5))
                .done();
    }
}
