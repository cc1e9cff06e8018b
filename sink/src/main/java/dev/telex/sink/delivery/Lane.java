package dev.telex.sink.delivery;

import dev.telex.wire.Delivery;
import dev.telex.wire.Kind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The alerts of one watch for one destination, one after the other: the next leaves when the first is done.
final class Lane {
    /// In one message: Slack takes 50 blocks.
    private static final int MOST_IN_DIGEST = 20;

    private final int partition;
    private final Target target;
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private final List<Delivery> held = new ArrayList<>();
    private boolean isOnItsWay;
    private boolean isGone;

    /// @param partition of its watch
    Lane(int partition, Target target) {
        this.partition = partition;
        this.target = target;
    }

    int partition() {
        return partition;
    }

    Target target() {
        return target;
    }

    void add(Parcel parcel) {
        waiting.add(parcel);
    }

    void hold(Delivery record) {
        held.add(record);
    }

    /// What is held of an article that is withdrawn now: nobody is to read it any more.
    List<Delivery> takeBack(String article) {
        List<Delivery> back = new ArrayList<>();
        for (Iterator<Delivery> each = held.iterator(); each.hasNext(); ) {
            Delivery record = each.next();
            var content = Objects.requireNonNull(record.content(), "what is held has its content");
            if (article.equals(content.article()) && content.kind() != Kind.KILL) {
                back.add(record);
                each.remove();
            }
        }
        return back;
    }

    /// What is held for a reason goes at another time from now on.
    ///
    /// @return what that changes
    List<Delivery> rehold(String reason, Instant due, Instant now) {
        List<Delivery> changed = new ArrayList<>();
        held.replaceAll(record -> {
            if (!reason.equals(record.reason()) || due.equals(record.due())) {
                return record;
            }
            changed.add(Parcel.with(record, Delivery.State.HELD, record.attempts(), due, reason, null, now));
            return changed.getLast();
        });
        return changed;
    }

    /// When the digest goes that is gathered for this reason; null: none is.
    @Nullable
    Instant digestDue(String reason) {
        return held.stream()
                .filter(record -> reason.equals(record.reason()))
                .map(Lane::due)
                .findFirst()
                .orElse(null);
    }

    /// What goes in one digest, the oldest first: what is due and was held for one reason. Empty: none is due.
    List<Delivery> takeDigest(Instant now) {
        Delivery first = held.stream()
                .filter(record -> !due(record).isAfter(now))
                .findFirst()
                .orElse(null);
        if (first == null) {
            return List.of();
        }
        List<Delivery> digest = held.stream()
                .filter(record -> !due(record).isAfter(now) && Objects.equals(record.reason(), first.reason()))
                .limit(MOST_IN_DIGEST)
                .toList();
        held.removeAll(digest);
        return digest;
    }

    private static Instant due(Delivery held) {
        return Objects.requireNonNull(held.due(), "what is held has its time");
    }

    /// When the first one may go; null: there is none, or it is on its way.
    @Nullable
    Instant due() {
        Parcel first = isOnItsWay || isGone ? null : waiting.peek();
        return first == null ? null : first.records().getFirst().due();
    }

    Parcel start() {
        isOnItsWay = true;
        return waiting.element();
    }

    /// The first one is done.
    void done() {
        isOnItsWay = false;
        waiting.remove();
    }

    /// The first one is tried again.
    void again(Parcel parcel) {
        done();
        waiting.addFirst(parcel);
    }

    /// Its partition is somebody else's now.
    void leave() {
        isGone = true;
    }

    boolean isGone() {
        return isGone;
    }

    /// There is nothing to remember it for.
    boolean isIdle() {
        return waiting.isEmpty() && held.isEmpty();
    }
}
