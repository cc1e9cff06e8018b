package dev.telex.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeathsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void startsAgainAtOnceAndThenEverLater() {
        Deaths deaths = Deaths.NONE;
        List<Duration> pauses = new ArrayList<>();
        for (int second = 0; second < 4; second++) {
            deaths = deaths.and(NOON.plusSeconds(second));
            pauses.add(deaths.pause());
        }

        assertThat(pauses)
                .containsExactly(Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void areTooManyAtTheFifthWithinAMinute() {
        assertThat(every(Duration.ofSeconds(10), 4).tooMany()).isFalse();
        assertThat(every(Duration.ofSeconds(10), 5).tooMany()).isTrue();
    }

    @Test
    void areForgottenAfterAMinute() {
        assertThat(every(Duration.ofSeconds(20), 50).tooMany()).isFalse();
        assertThat(every(Duration.ofMinutes(2), 3).pause()).isZero();
    }

    private static Deaths every(Duration interval, int times) {
        Deaths deaths = Deaths.NONE;
        for (int i = 0; i < times; i++) {
            deaths = deaths.and(NOON.plus(interval.multipliedBy(i)));
        }
        return deaths;
    }
}
