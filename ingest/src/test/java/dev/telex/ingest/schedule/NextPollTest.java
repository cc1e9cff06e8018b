package dev.telex.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class NextPollTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final PollSettings SETTINGS = new PollSettings(Duration.ofMinutes(2), Duration.ofHours(4), 64);
    private static final NextPoll EVEN = new NextPoll(SETTINGS, dice(0));

    @Test
    void asksAgainAfterTheInterval() {
        assertThat(EVEN.afterAnswer(NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(2)));
    }

    @Test
    void spreadsFeedsButNeverAsksEarlier() {
        assertThat(new NextPoll(SETTINGS, dice(0.5)).afterAnswer(NOW)).isEqualTo(NOW.plusSeconds(126));
    }

    @Test
    void waitsTwiceAsLongWithEachFailureUpToTheCeiling() {
        assertThat(EVEN.afterFailure(1, null, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(4)));
        assertThat(EVEN.afterFailure(3, null, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(16)));
        assertThat(EVEN.afterFailure(40, null, NOW)).isEqualTo(NOW.plus(Duration.ofHours(4)));
    }

    @Test
    void obeysAServerThatAsksForMoreAlsoBeyondTheCeiling() {
        assertThat(EVEN.afterFailure(1, Duration.ofHours(12), NOW)).isEqualTo(NOW.plus(Duration.ofHours(12)));
        assertThat(EVEN.afterFailure(1, Duration.ofSeconds(1), NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(4)));
    }

    private static RandomGenerator dice(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException("only fractions are thrown here");
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}
