package dev.telex.enrich.story;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Setting;
import java.time.Duration;

/// How articles are gathered to stories.
public record StorySettings(
        @Setting(value = "7d", says = "a story that is quiet for longer takes no article in any more")
        Duration window,

        @Setting(value = "12h", says = "a story without a new article for this long is called quiet")
        Duration quietAfter,

        @Setting(value = "1500000", says = "stories held at once; beyond it those go that are quiet for longest")
        int most) {

    public StorySettings {
        new Check()
                .between("window", window, Duration.ofMinutes(1), Duration.ofDays(90))
                .between("quietAfter", quietAfter, Duration.ofMinutes(1), Duration.ofDays(90))
                .between("most", most, 1, 20_000_000)
                .done();
    }
}
