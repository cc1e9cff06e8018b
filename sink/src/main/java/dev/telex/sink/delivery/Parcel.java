package dev.telex.sink.delivery;

import dev.telex.wire.Alert;
import dev.telex.wire.Delivery;
import dev.telex.wire.Delivery.State;
import dev.telex.wire.Destination;
import dev.telex.wire.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What goes out in one message: an alert, or those of a digest, each with its record.
///
/// @param id          stable over attempts: by it a receiver knows what it has
/// @param destination as the watch names it
/// @param records     pending, the oldest first
record Parcel(String id, Destination destination, boolean isDigest, List<Delivery> records) {
    Parcel {
        records = List.copyOf(records);
    }

    static Parcel of(Destination destination, Delivery record) {
        return new Parcel(record.alert(), destination, false, List.of(record));
    }

    /// Also of one alert: it says that it comes late.
    static Parcel digest(Destination destination, List<Delivery> held, Instant now) {
        String id = Ids.hash(held.stream().map(Delivery::alert).toArray(String[]::new));
        return new Parcel(id, destination, true, held)
                .with(record -> with(record, State.PENDING, record.attempts(), now, record.reason(), id, now));
    }

    List<Alert> alerts() {
        return records.stream().map(Parcel::content).toList();
    }

    static Alert content(Delivery record) {
        return Objects.requireNonNull(record.content(), "what is not done has its content");
    }

    /// As its watch names it.
    static Destination destination(Delivery record) {
        return content(record).routing().destinations().stream()
                .filter(destination -> destination.name().equals(record.destination()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "alert %s has no destination called %s".formatted(record.alert(), record.destination())));
    }

    int attempts() {
        return records.getFirst().attempts();
    }

    Instant since() {
        return records.getFirst().since();
    }

    Parcel again(Instant due, String reason, Instant now) {
        return with(record -> with(record, State.PENDING, record.attempts() + 1, due, reason, record.digest(), now));
    }

    /// Nothing follows: the records as they stay.
    List<Delivery> done(State state, @Nullable String reason, Instant now) {
        return records.stream()
                .map(record -> with(record, state, record.attempts() + 1, null, reason, record.digest(), now))
                .toList();
    }

    private Parcel with(UnaryOperator<Delivery> change) {
        return new Parcel(
                id, destination, isDigest, records.stream().map(change).toList());
    }

    static Delivery with(
            Delivery record,
            State state,
            int attempts,
            @Nullable Instant due,
            @Nullable String reason,
            @Nullable String digest,
            Instant now) {
        return new Delivery(
                record.alert(),
                record.watch(),
                record.destination(),
                record.offset(),
                state,
                attempts,
                due,
                reason,
                digest,
                record.since(),
                now,
                state.isDone() ? null : record.content());
    }
}
