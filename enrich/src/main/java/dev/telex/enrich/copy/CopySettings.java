package dev.telex.enrich.copy;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Setting;
import java.time.Duration;

/// How far back copies are recognised, and how many articles are held for it.
public record CopySettings(
        @Setting(value = "7d", says = "how much earlier an article may have been seen that another is a copy of")
        Duration window,

        @Setting(
                value = "1h",
                says = "how late an article may come and still be compared with all that it would have been in time")
        Duration lateness,

        @Setting(value = "2000000", says = "articles held at most, about 400 bytes each: beyond, the oldest go early")
        int articles) {

    static final int MOST_ARTICLES = 1 << 24;

    public CopySettings {
        new Check()
                .between("window", window, Duration.ofMinutes(1), Duration.ofDays(90))
                .between("lateness", lateness, Duration.ZERO, Duration.ofDays(1))
                .between("articles", articles, 1, MOST_ARTICLES - 1)
                .done();
    }
}
