package dev.telex.sink.delivery;

import dev.telex.sink.delivery.Attempts.Came;
import dev.telex.wire.Alert;
import dev.telex.wire.Delivery;
import dev.telex.wire.Delivery.State;
import dev.telex.wire.Destination;
import dev.telex.wire.Kind;
import dev.telex.wire.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who sends what next. One thread decides, and everything here is its own.
final class Dispatch implements AutoCloseable {
    private final InstantSource clock;
    private final Ledger ledger;
    private final Desk desk;
    private final Judgement judgement;
    private final Lanes lanes;
    private final Attempts attempts;
    private final Settlement settlement;
    private final Digests digests;
    private final LastHour lastHour = new LastHour();
    private final Timers timers = new Timers();

    Dispatch(DeliverySettings settings, InstantSource clock, Ledger ledger, Desk desk, Sending sending) {
        this.clock = clock;
        this.ledger = ledger;
        this.desk = desk;
        this.judgement = new Judgement(settings.digest());
        this.lanes = new Lanes(settings);
        this.attempts = new Attempts(sending);
        this.settlement = new Settlement(settings, ledger, desk);
        this.digests = new Digests(clock, ledger, desk, lanes, timers, this::queue);
    }

    /// Counts what was delivered before this process had its partition.
    void delivered(Delivery record) {
        if (record.digest() == null) {
            lastHour.add(record.watch(), record.destination(), record.at());
        }
    }

    /// Takes up what was not done when its partition was left.
    ///
    /// @param records in the order of the alerts
    void restore(int partition, List<Delivery> records) {
        Map<String, List<Delivery>> together = new LinkedHashMap<>();
        for (Delivery record : records) {
            Destination destination = Parcel.destination(record);
            Lane lane = lanes.of(partition, Parcel.content(record), destination);
            if (record.state() == State.HELD) {
                digests.hold(lane, record);
            } else if (record.digest() != null) {
                together.computeIfAbsent(record.digest() + record.destination(), _ -> new ArrayList<>())
                        .add(record);
            } else {
                queue(lane, Parcel.of(destination, record));
            }
        }
        together.values().forEach(digest -> {
            Delivery first = digest.getFirst();
            Destination destination = Parcel.destination(first);
            queue(
                    lanes.of(partition, Parcel.content(first), destination),
                    new Parcel(Objects.requireNonNull(first.digest()), destination, true, digest));
        });
        records.stream()
                .filter(record -> record.state() == State.HELD && Judgement.SNOOZED.equals(record.reason()))
                .map(Delivery::watch)
                .distinct()
                .forEach(digests::resnooze);
    }

    /// Something else is said about snoozing a watch than before.
    void resnooze(String watch) {
        digests.resnooze(watch);
    }

    /// Leaves partitions that are somebody else's now.
    void leave(Collection<Integer> partitions) {
        lanes.leave(partitions);
    }

    /// Judges an alert for each of its destinations, and records what is to come.
    void take(int partition, long offset, Alert alert) {
        for (Destination destination : alert.routing().destinations()) {
            if (!ledger.isKnown(partition, alert.id(), destination.name(), offset)) {
                take(partition, offset, alert, destination);
            }
        }
    }

    private void take(int partition, long offset, Alert alert, Destination destination) {
        Instant now = clock.instant();
        Lane lane = lanes.of(partition, alert, destination);
        if (alert.kind() == Kind.KILL && alert.article() != null) {
            digests.withdraw(lane, alert.article(), now);
        }
        int sent = lastHour.count(alert.watch(), destination.name(), now);
        switch (judgement.of(alert, destination, desk.about(alert, destination), sent, now)) {
            case Verdict.Now() -> {
                Delivery record = record(offset, alert, destination, State.PENDING, now, null, now);
                ledger.record(partition, record);
                lastHour.add(alert.watch(), destination.name(), now);
                queue(lane, Parcel.of(destination, record));
            }
            case Verdict.Held(Instant until, String reason) -> {
                Instant gathered = lane.digestDue(reason);
                Delivery record = record(
                        offset, alert, destination, State.HELD, gathered == null ? until : gathered, reason, now);
                ledger.record(partition, record);
                digests.hold(lane, record);
            }
            case Verdict.Dropped(String reason) ->
                ledger.record(partition, record(offset, alert, destination, State.DROPPED, null, reason, now));
            case Verdict.SetAside(String reason) -> {
                Delivery record = record(offset, alert, destination, State.SET_ASIDE, null, reason, now);
                ledger.setAside(partition, record, Json.bytes(alert), reason);
                ledger.record(partition, record);
            }
        }
    }

    /// Sends what is due, and takes in what came back.
    void step() {
        attempts.settle(this::settle);
        timers.run(clock.instant());
    }

    /// Forgets what there is nothing to remember for.
    void prune() {
        lanes.prune();
        lastHour.prune(clock.instant());
    }

    /// Whether an answer may come any moment.
    boolean isBusy() {
        return attempts.areUnderWay();
    }

    /// Waits for what is on its way; what does not come back in time is sent again by whoever reads it next.
    void finish(Duration patience) {
        attempts.finish(patience, this::settle);
    }

    @Override
    public void close() {
        attempts.close();
    }

    private void settle(Came came) {
        Lane lane = came.lane();
        settlement.settle(came, clock.instant());
        Instant until = lane.target().openUntil();
        if (until != null) {
            timers.at(until, () -> pump(lane.target()));
        }
        wake(lane);
        pump(lane.target());
    }

    private void queue(Lane lane, Parcel parcel) {
        lane.add(parcel);
        wake(lane);
    }

    /// Sends the first of a lane as soon as it is due and its target lets it.
    private void wake(Lane lane) {
        Instant due = lane.due();
        if (due == null) {
            return;
        }
        if (due.isAfter(clock.instant())) {
            timers.at(due, () -> wake(lane));
        } else {
            lane.target().isReady(lane);
            pump(lane.target());
        }
    }

    private void pump(Target target) {
        Instant now = clock.instant();
        for (Lane lane = target.next(now); lane != null; lane = target.next(now)) {
            attempts.start(lane);
        }
    }

    private static Delivery record(
            long offset,
            Alert alert,
            Destination destination,
            State state,
            @Nullable Instant due,
            @Nullable String reason,
            Instant now) {
        return new Delivery(
                alert.id(),
                alert.watch(),
                destination.name(),
                offset,
                state,
                0,
                due,
                reason,
                null,
                now,
                now,
                state.isDone() ? null : alert);
    }
}
