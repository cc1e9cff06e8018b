package dev.telex.sink.delivery;

import dev.telex.wire.Alert;
import dev.telex.wire.Delivery;
import dev.telex.wire.Delivery.State;
import dev.telex.wire.Destination;
import dev.telex.wire.Kind;
import dev.telex.wire.Silence;
import dev.telex.wire.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who sends what next. One thread decides; attempts are virtual threads, whose answers come back through a queue.
final class Dispatch implements AutoCloseable {
    private final DeliverySettings settings;
    private final InstantSource clock;
    private final Ledger ledger;
    private final Desk desk;
    private final Sending sending;
    private final Judgement judgement;
    private final Map<Name, Lane> lanes = new HashMap<>();
    private final Map<String, Target> targets = new HashMap<>();
    private final LastHour lastHour = new LastHour();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final BlockingQueue<Came> answers = new LinkedBlockingQueue<>();
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
    private int underWay;

    /// A lane's. At another address, a destination is another.
    private record Name(String watch, String destination, String target) {}

    private record Came(Lane lane, Target target, Parcel parcel, Answer answer) {}

    /// Something to look at, at a time.
    private record Timer(Instant at, Runnable action) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return at.compareTo(other.at);
        }
    }

    Dispatch(DeliverySettings settings, InstantSource clock, Ledger ledger, Desk desk, Sending sending) {
        this.settings = settings;
        this.clock = clock;
        this.ledger = ledger;
        this.desk = desk;
        this.sending = sending;
        this.judgement = new Judgement(settings.digest());
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
        Map<String, List<Delivery>> digests = new LinkedHashMap<>();
        for (Delivery record : records) {
            Alert alert = Objects.requireNonNull(record.content(), "what is not done has its content");
            Destination destination = destination(alert, record.destination());
            Lane lane = lane(partition, alert, destination);
            if (record.state() == State.HELD) {
                hold(lane, destination, record);
            } else if (record.digest() != null) {
                digests.computeIfAbsent(record.digest() + record.destination(), _ -> new ArrayList<>())
                        .add(record);
            } else {
                queue(lane, Parcel.of(destination, record));
            }
        }
        digests.values().forEach(digest -> {
            Delivery first = digest.getFirst();
            Alert alert = Objects.requireNonNull(first.content());
            Destination destination = destination(alert, first.destination());
            queue(
                    lane(partition, alert, destination),
                    new Parcel(Objects.requireNonNull(first.digest()), destination, true, digest));
        });
    }

    /// Leaves partitions that are somebody else's now.
    void leave(Collection<Integer> partitions) {
        lanes.values().removeIf(lane -> {
            boolean isGone = partitions.contains(lane.partition());
            if (isGone) {
                lane.leave();
                lane.target().forget(lane);
            }
            return isGone;
        });
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
        Lane lane = lane(partition, alert, destination);
        withdrawHeld(lane, alert, now);
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
                hold(lane, destination, record);
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

    /// A digest is not to quote what is withdrawn by now. That it was withdrawn, it says.
    private void withdrawHeld(Lane lane, Alert alert, Instant now) {
        if (alert.kind() == Kind.KILL) {
            for (Delivery held : lane.takeBack(alert.article())) {
                ledger.record(
                        lane.partition(),
                        Parcel.with(
                                held, State.DROPPED, held.attempts(), null, "withdrawn before it was told", null, now));
            }
        }
    }

    /// Sends what is due, and takes in what came back.
    void step() {
        for (Came came = answers.poll(); came != null; came = answers.poll()) {
            settle(came);
        }
        Instant now = clock.instant();
        for (Timer timer = timers.peek(); timer != null && !timer.at().isAfter(now); timer = timers.peek()) {
            timers.remove();
            timer.action().run();
        }
    }

    /// Forgets what there is nothing to remember for.
    void prune() {
        lanes.values().removeIf(Lane::isIdle);
        targets.values().retainAll(lanes.values().stream().map(Lane::target).collect(Collectors.toSet()));
        lastHour.prune(clock.instant());
    }

    /// Whether an answer may come any moment.
    boolean isBusy() {
        return underWay > 0;
    }

    /// Waits for what is on its way; what does not come back in time is sent again by whoever reads it next.
    void finish(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (underWay > 0) {
                Came came = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (came == null) {
                    return;
                }
                settle(came);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        attempts.shutdownNow();
        sending.close();
    }

    private void queue(Lane lane, Parcel parcel) {
        lane.add(parcel);
        wake(lane);
    }

    private void hold(Lane lane, Destination destination, Delivery record) {
        lane.hold(record);
        at(Objects.requireNonNull(record.due()), () -> digest(lane, destination));
    }

    private void digest(Lane lane, Destination destination) {
        Instant now = clock.instant();
        for (List<Delivery> held = lane.takeDigest(now);
                !lane.isGone() && !held.isEmpty();
                held = lane.takeDigest(now)) {
            Parcel parcel = Parcel.digest(destination, held, now);
            parcel.records().forEach(record -> ledger.record(lane.partition(), record));
            queue(lane, parcel);
        }
    }

    /// Sends the first of a lane as soon as it is due and its target lets it.
    private void wake(Lane lane) {
        Instant due = lane.due();
        if (due == null) {
            return;
        }
        if (due.isAfter(clock.instant())) {
            at(due, () -> wake(lane));
        } else {
            lane.target().isReady(lane);
            pump(lane.target());
        }
    }

    private void pump(Target target) {
        Instant now = clock.instant();
        for (Lane lane = target.next(now); lane != null; lane = target.next(now)) {
            Parcel parcel = lane.start();
            Lane of = lane;
            underWay++;
            attempts.execute(() -> answers.add(new Came(of, target, parcel, sending.send(parcel))));
        }
    }

    private void settle(Came came) {
        underWay--;
        Instant now = clock.instant();
        Lane lane = came.lane();
        Target target = came.target();
        if (lane.isGone() && !(came.answer() instanceof Answer.Taken)) {
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
                Instant until = target.openUntil();
                if (until != null) {
                    at(until, () -> pump(target));
                }
            }
        }
        wake(lane);
        pump(target);
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
        Silence closed = new Silence(Silence.Kind.CLOSED, destination.target(), null, null, reason, now);
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

    private void at(Instant time, Runnable action) {
        timers.add(new Timer(time, action));
    }

    private Lane lane(int partition, Alert alert, Destination destination) {
        return lanes.computeIfAbsent(
                new Name(alert.watch(), destination.name(), destination.target()),
                _ -> new Lane(partition, targets.computeIfAbsent(destination.target(), _ -> new Target(settings))));
    }

    private static Destination destination(Alert alert, String name) {
        return alert.routing().destinations().stream()
                .filter(destination -> destination.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("alert %s has no destination called %s".formatted(alert.id(), name)));
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
