package dev.telex.enrich.trend;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Setting;
import java.time.Duration;

/// What counts as more than usual.
public record TrendSettings(
        @Setting(value = "1h", says = "articles of so long are compared with what came before")
        Duration window,

        @Setting(value = "7d", says = "how far back the past goes; what is older counts for little")
        Duration memory,

        @Setting(value = "5", says = "articles in the window that a trend has at least")
        int articles,

        @Setting(value = "4", says = "score of a trend at least: 4 is by chance once in 10^4 windows")
        int score) {

    public TrendSettings {
        new Check()
                .between("window", window, Duration.ofMinutes(1), Duration.ofDays(1))
                .between("memory", memory, Duration.ofHours(1), Duration.ofDays(90))
                .between("articles", articles, 2, 1_000_000)
                .between("score", score, 0, 1_000)
                .done();
    }
}
