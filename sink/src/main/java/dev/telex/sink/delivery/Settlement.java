package dev.telex.sink.delivery;

import dev.telex.sink.delivery.Attempts.Came;
import dev.telex.wire.Delivery;
import dev.telex.wire.Delivery.State;
import dev.telex.wire.Destination;
import dev.telex.wire.Silence;
import dev.telex.wire.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an answer means: for the parcel, for those behind it in its lane, and for the target.
final class Settlement {
    private final DeliverySettings settings;
    private final Ledger ledger;
    private final Desk desk;

    Settlement(DeliverySettings settings, Ledger ledger, Desk desk) {
        this.settings = settings;
        this.ledger = ledger;
        this.desk = desk;
    }

    void settle(Came came, Instant now) {
        Target target = came.lane().target();
        if (came.lane().isGone() && !(came.answer() instanceof Answer.Taken)) {
            target.answered(); // Whoever has the partition now finds out for himself.
            return;
        }
        switch (came.answer()) {
            case Answer.Taken() -> {
                target.answered();
                done(came, State.DELIVERED, null, now);
            }
            case Answer.Refused(String reason) -> {
                target.answered();
                setAside(came, reason, now);
            }
            case Answer.Gone(String reason) -> {
                target.answered();
                close(came.parcel().destination(), reason, now);
                setAside(came, reason, now);
            }
            case Answer.NotNow(String reason, Duration asked) -> {
                target.failed(asked, now);
                notNow(came, reason, asked, now);
            }
        }
    }

    private void done(Came came, State state, @Nullable String reason, Instant now) {
        came.lane().done();
        came.parcel()
                .done(state, reason, now)
                .forEach(record -> ledger.record(came.lane().partition(), record));
    }

    private void setAside(Came came, String reason, Instant now) {
        for (Delivery record : came.parcel().records()) {
            ledger.setAside(
                    came.lane().partition(), record, Json.bytes(Objects.requireNonNull(record.content())), reason);
        }
        done(came, State.SET_ASIDE, reason, now);
    }

    private void close(Destination destination, String reason, Instant now) {
        Silence closed = new Silence(Silence.Kind.CLOSED, destination.target(), null, null, null, reason, now);
        desk.take(closed);
        ledger.say(closed);
    }

    private void notNow(Came came, String reason, @Nullable Duration asked, Instant now) {
        Parcel parcel = came.parcel();
        if (!now.isBefore(parcel.since().plus(settings.giveUp()))) {
            setAside(came, "tried for %s, the last time it %s".formatted(settings.giveUp(), reason), now);
            return;
        }
        Parcel again = parcel.again(now.plus(Backoff.after(parcel.attempts() + 1, asked, settings)), reason, now);
        again.records().forEach(record -> ledger.record(came.lane().partition(), record));
        came.lane().again(again);
    }
}
