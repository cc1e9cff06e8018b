package dev.telex.ingest.schedule;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Setting;
import java.time.Duration;

/// How often feeds are asked.
public record PollSettings(
        @Setting(value = "2m", says = "how long after an answer a feed is asked again")
        Duration interval,

        @Setting(value = "4h", says = "the longest a failing feed is left alone")
        Duration ceiling,

        @Setting(value = "64", says = "feeds that are asked at the same time, each of another host")
        int concurrency) {

    public PollSettings {
        new Check()
                .between("interval", interval, Duration.ofMillis(100), Duration.ofDays(1))
                .atLeast("ceiling", ceiling, interval)
                .between("concurrency", concurrency, 1, 1000)
                .done();
    }
}
