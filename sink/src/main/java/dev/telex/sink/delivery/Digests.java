package dev.telex.sink.delivery;

import dev.telex.sink.delivery.Judgement.Said;
import dev.telex.wire.Delivery;
import dev.telex.wire.Delivery.State;
import dev.telex.wire.Silence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/// What is held back, until it goes in a digest. What is said meanwhile counts: what is withdrawn or muted by then is
/// not quoted, and a watch that is woken is told at once.
final class Digests {
    private final InstantSource clock;
    private final Ledger ledger;
    private final Desk desk;
    private final Lanes lanes;
    private final Timers timers;
    private final BiConsumer<Lane, Parcel> sending;

    /// @param sending takes a digest whose time has come
    Digests(
            InstantSource clock,
            Ledger ledger,
            Desk desk,
            Lanes lanes,
            Timers timers,
            BiConsumer<Lane, Parcel> sending) {
        this.clock = clock;
        this.ledger = ledger;
        this.desk = desk;
        this.lanes = lanes;
        this.timers = timers;
        this.sending = sending;
    }

    void hold(Lane lane, Delivery record) {
        lane.hold(record);
        timers.at(Objects.requireNonNull(record.due()), () -> digest(lane));
    }

    /// A digest is not to quote what is withdrawn by now. That it was withdrawn, it says.
    void withdraw(Lane lane, String article, Instant now) {
        lane.takeBack(article).forEach(held -> drop(lane, held, "withdrawn before it was told", now));
    }

    /// What is held because its watch is snoozed goes when that ends by now: at once where somebody woke it.
    void resnooze(String watch) {
        Instant now = clock.instant();
        Silence snooze = desk.snooze(watch);
        Instant until = snooze == null ? now : snooze.until();
        if (until == null) {
            return;
        }
        for (Lane lane : lanes.ofWatch(watch)) {
            for (Delivery record : lane.rehold(Judgement.SNOOZED, until, now)) {
                ledger.record(lane.partition(), record);
                timers.at(until, () -> digest(lane));
            }
        }
    }

    private void digest(Lane lane) {
        Instant now = clock.instant();
        for (List<Delivery> held = lane.takeDigest(now);
                !lane.isGone() && !held.isEmpty();
                held = lane.takeDigest(now)) {
            List<Delivery> wanted = wanted(lane, held, now);
            if (!wanted.isEmpty()) {
                Parcel parcel = Parcel.digest(Parcel.destination(wanted.getFirst()), wanted, now);
                parcel.records().forEach(record -> ledger.record(lane.partition(), record));
                sending.accept(lane, parcel);
            }
        }
    }

    /// Of what was held, what nobody muted or snoozed since then.
    private List<Delivery> wanted(Lane lane, List<Delivery> held, Instant now) {
        List<Delivery> wanted = new ArrayList<>();
        for (Delivery record : held) {
            Said said = desk.about(Parcel.content(record), Parcel.destination(record));
            Instant snoozed = said.snoozedUntil(now);
            if (said.isMuted(now)) {
                drop(lane, record, Judgement.MUTED, now);
            } else if (snoozed != null) {
                holdLonger(lane, record, snoozed, now);
            } else {
                wanted.add(record);
            }
        }
        return wanted;
    }

    private void holdLonger(Lane lane, Delivery record, Instant until, Instant now) {
        Delivery longer = Parcel.with(record, State.HELD, record.attempts(), until, Judgement.SNOOZED, null, now);
        ledger.record(lane.partition(), longer);
        hold(lane, longer);
    }

    private void drop(Lane lane, Delivery held, String reason, Instant now) {
        ledger.record(lane.partition(), Parcel.with(held, State.DROPPED, held.attempts(), null, reason, null, now));
    }
}
