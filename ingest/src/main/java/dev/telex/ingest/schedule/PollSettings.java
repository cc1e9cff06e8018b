package dev.telex.ingest.schedule;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Setting;
import java.time.Duration;

/// How often feeds are asked.
public record PollSettings(
        @Setting(value = "1m", says = "the shortest time between two requests for a feed, however much it publishes")
        Duration floor,

        @Setting(value = "4h", says = "the longest; only Retry-After is obeyed beyond it")
        Duration ceiling,

        @Setting(value = "500ms", says = "the shortest time between two requests to a host")
        Duration hostPause,

        @Setting(value = "64", says = "feeds that are asked at the same time, each of another host")
        int concurrency) {

    public PollSettings {
        new Check()
                .between("floor", floor, Duration.ofMillis(100), Duration.ofDays(1))
                .atLeast("ceiling", ceiling, floor)
                .between("hostPause", hostPause, Duration.ZERO, Duration.ofMinutes(10))
                .between("concurrency", concurrency, 1, 1000)
                .done();
    }
}
