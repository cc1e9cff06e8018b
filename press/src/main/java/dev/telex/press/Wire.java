package dev.telex.press;

import dev.telex.press.story.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// When which event happens, and what is sent about it: a function of the settings alone.
///
/// Event e happens at start + (e + jitter) / event rate, with a jitter from 0 to 1 that keeps the order. The
/// event rate is the release rate divided by the mean number of releases of an event, taken from the seed's first
/// thousand events.
final class Wire {
    private static final int SAMPLE = 1000;

    private final PressSettings settings;
    private final Dice dice;
    private final double eventsPerSecond;

    Wire(PressSettings settings) {
        this.settings = settings;
        this.dice = new Dice(settings.seed());
        long releases = 0;
        for (long event = 0; event < SAMPLE; event++) {
            releases += course(event).size();
        }
        this.eventsPerSecond = settings.rate() / 60 * SAMPLE / releases;
    }

    Instant happened(long event) {
        double seconds = (event + dice.fork("jitter", event).nextDouble()) / eventsPerSecond;
        return settings.start().plusMillis((long) (seconds * 1000));
    }

    /// The number of events that may have happened by then.
    long eventsBy(Instant instant) {
        double seconds = Duration.between(settings.start(), instant).toMillis() / 1000.0;
        return seconds < 0 ? 0 : (long) (seconds * eventsPerSecond) + 1;
    }

    /// What is sent about an event, in order of time.
    List<Sending> course(long event) {
        return Course.of(dice.fork("course", event), settings.publishers(), settings.pace());
    }

    List<Sent> sent(long event) {
        Instant happened = happened(event);
        return course(event).stream()
                .map(sending -> new Sent(event, sending, happened.plus(sending.after())))
                .toList();
    }

    /// The seed of what an event is about.
    long story(long event) {
        return dice.fork("story", event).nextLong();
    }

    /// The seed of how one of its articles is worded.
    long wording(long event, int article) {
        return dice.fork("wording " + article, event).nextLong();
    }

    /// How long after an event its last release may come.
    Duration longest() {
        return Duration.ofMillis((long) (Course.LONGEST.toMillis() * settings.pace()));
    }
}
