package dev.telex.sink.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final DeliverySettings SETTINGS = new SettingsReader<>(DeliverySettings.class)
            .flags(Map.of("failures", "3", "rest", "10s", "first-retry", "1s", "retry-ceiling", "15s"))
            .read();

    @Test
    void opensAfterSoManyFailuresAndLongerEachTime() {
        Circuit circuit = Circuit.CLOSED.failed(SETTINGS, null, NOW).failed(SETTINGS, null, NOW);
        assertThat(circuit.isOpen(NOW)).isFalse();
        circuit = circuit.failed(SETTINGS, null, NOW);
        assertThat(circuit.until()).isEqualTo(NOW.plusSeconds(10));
        assertThat(circuit.isOpen(NOW.plusSeconds(9))).isTrue();
        assertThat(circuit.isHalfOpen(NOW.plusSeconds(10))).isTrue();
        assertThat(circuit.failed(SETTINGS, null, NOW).until()).isEqualTo(NOW.plusSeconds(15));
    }

    @Test
    void opensAtOnceForAsLongAsIsAskedFor() {
        assertThat(Circuit.CLOSED.failed(SETTINGS, Duration.ofMinutes(2), NOW).until())
                .isEqualTo(NOW.plusSeconds(120));
    }

    @RepeatedTest(20)
    void waitsTwiceAsLongEachTimeUpToTheCeilingAndSpread() {
        assertThat(Backoff.after(1, null, SETTINGS)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(Backoff.after(3, null, SETTINGS)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(Backoff.after(90, null, SETTINGS)).isBetween(Duration.ofMillis(7500), Duration.ofSeconds(15));
        assertThat(Backoff.after(1, Duration.ofMinutes(9), SETTINGS)).isEqualTo(Duration.ofMinutes(9));
    }
}
