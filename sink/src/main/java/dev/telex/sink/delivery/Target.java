package dev.telex.sink.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Where lanes lead to. It is tried by a few of them at the same time, and by none while its circuit is open.
final class Target {
    private final DeliverySettings settings;
    private final SequencedSet<Lane> ready = new LinkedHashSet<>();
    private Circuit circuit = Circuit.CLOSED;
    private int underWay;

    Target(DeliverySettings settings) {
        this.settings = settings;
    }

    void isReady(Lane lane) {
        ready.add(lane);
    }

    /// The next lane that may send; null: none now.
    @Nullable
    Lane next(Instant now) {
        int most = circuit.isHalfOpen(now) ? 1 : settings.attempts();
        if (ready.isEmpty() || underWay >= most || circuit.isOpen(now)) {
            return null;
        }
        Lane lane = ready.removeFirst();
        underWay++;
        return lane;
    }

    /// It answered, whatever it thinks of the message.
    void answered() {
        underWay--;
        circuit = Circuit.CLOSED;
    }

    /// @param asked how long it asks to be left alone; null: it does not say
    void failed(@Nullable Duration asked, Instant now) {
        underWay--;
        circuit = circuit.failed(settings, asked, now);
    }

    /// When it may be tried again; null: at any time.
    @Nullable
    Instant openUntil() {
        return circuit.until();
    }

    void forget(Lane lane) {
        ready.remove(lane);
    }
}
