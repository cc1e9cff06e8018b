package dev.telex.ingest.page;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Setting;
import java.time.Duration;

/// How much is asked of publishers for the full text of their articles.
public record PageSettings(
        @Setting(value = "20", says = "article pages that one poll of a feed fetches, the newest articles first")
        int perPoll,

        @Setting(value = "1m", says = "how long a poll waits for article pages before it publishes what it has")
        Duration patience,

        @Setting(value = "500ms", says = "pause between two article pages of one host")
        Duration pause) {

    public PageSettings {
        new Check()
                .between("perPoll", perPoll, 1, 1000)
                .between("patience", patience, Duration.ofSeconds(1), Duration.ofMinutes(10))
                .between("pause", pause, Duration.ZERO, Duration.ofMinutes(1))
                .done();
    }
}
