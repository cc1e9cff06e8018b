package dev.telex.enrich;

import dev.telex.enrich.copy.CopySettings;
import dev.telex.enrich.story.StorySettings;
import dev.telex.enrich.trend.TrendSettings;
import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How articles are enriched.
public record EnrichSettings(
        @Setting(value = "2", says = "threads; all instances together have use for as many as topics have partitions")
        int threads,

        @Setting(value = "30ms", says = "how long results are gathered before they are committed and visible")
        Duration commitInterval,

        @Setting(says = "where state is kept that can be restored from Kafka; without it, below the data directory")
        @Nullable
        Path stateDir,

        CopySettings copies,
        StorySettings stories,
        TrendSettings trends) {

    public EnrichSettings {
        new Check()
                .between("threads", threads, 1, 64)
                .between("commitInterval", commitInterval, Duration.ofMillis(1), Duration.ofSeconds(10))
                .done();
    }
}
