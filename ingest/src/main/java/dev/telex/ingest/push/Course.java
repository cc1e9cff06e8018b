package dev.telex.ingest.push;

import dev.telex.wire.Feed;
import dev.telex.wire.Subscription;
import dev.telex.wire.Subscription.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of a subscription with each thing that happens. Pure: it is told the time.
///
///     wanted ─► ASKED ─► AGREED ─► (renewed before it ends) ─► LEAVING ─► no more
///                 └► DENIED ─► (asked again after a day)
///
/// While it is not alive the feed is polled as if there were no hub, so nothing here is urgent: a request that
/// comes to nothing is repeated less and less often.
final class Course {
    /// A hub that has not verified by then will not.
    static final Duration VERIFICATION = Duration.ofMinutes(10);
    private static final Duration DENIAL = Duration.ofDays(1);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_RETRY = Duration.ofDays(1);
    private static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LEASE = Duration.ofDays(365);
    /// Requests to leave; the lease ends by itself in any case.
    private static final int MOST_FAREWELLS = 5;

    private Course() {}

    static Subscription wanted(String id, Feed feed, List<Long> shared, String hub, String topic, Instant now) {
        return new Subscription(id, feed, shared, hub, topic, Phase.ASKED, now, null, 0, null);
    }

    /// The same subscription, of a feed that is described otherwise now.
    static Subscription of(Subscription subscription, Feed feed, List<Long> shared) {
        return new Subscription(
                subscription.id(),
                feed,
                shared,
                subscription.hub(),
                subscription.topic(),
                subscription.phase(),
                subscription.due(),
                subscription.ends(),
                subscription.failures(),
                subscription.reason());
    }

    static boolean isAlive(Subscription subscription, Instant now) {
        return subscription.phase() == Phase.AGREED
                && subscription.ends() != null
                && subscription.ends().isAfter(now);
    }

    /// The hub is about to be asked: should it not verify in time, it is asked again, less and less often. Told
    /// before the request, because a hub may verify before it has answered.
    static Subscription asking(Subscription subscription, Instant now) {
        Phase phase = subscription.phase() == Phase.DENIED ? Phase.ASKED : subscription.phase();
        Duration wait = max(VERIFICATION, backoff(subscription.failures()));
        return with(
                subscription,
                phase,
                now.plus(wait),
                subscription.ends(),
                subscription.failures() + 1,
                subscription.reason());
    }

    /// The request to the hub came to nothing.
    static Subscription refused(Subscription subscription, String reason, Instant now) {
        Instant due = now.plus(backoff(subscription.failures()));
        return with(subscription, subscription.phase(), due, subscription.ends(), subscription.failures(), reason);
    }

    /// @param lease as the hub says; null: what it was asked for
    static Subscription verified(Subscription subscription, @Nullable Duration lease, Duration asked, Instant now) {
        Duration time = lease == null ? asked : lease;
        Duration bounded = min(max(time, SHORTEST_LEASE), LONGEST_LEASE);
        // With a fifth of it left there is time for a hub that is down for a while.
        Instant renewal = now.plus(bounded.multipliedBy(4).dividedBy(5));
        return with(subscription, Phase.AGREED, renewal, now.plus(bounded), 0, null);
    }

    static Subscription denied(Subscription subscription, String reason, Instant now) {
        String why = "the hub denies it" + (reason.isEmpty() ? "" : ": " + reason);
        return with(subscription, Phase.DENIED, now.plus(DENIAL), null, subscription.failures(), why);
    }

    static Subscription unwanted(Subscription subscription, Instant now) {
        return subscription.phase() == Phase.LEAVING
                ? subscription
                : with(subscription, Phase.LEAVING, now, subscription.ends(), 0, null);
    }

    /// Whether nothing is left to be done about a subscription that is not wanted: the hub was asked often enough,
    /// or does not push any more.
    static boolean isOver(Subscription subscription, Instant now) {
        return subscription.phase() == Phase.LEAVING
                && (subscription.ends() == null
                        || !subscription.ends().isAfter(now)
                        || subscription.failures() >= MOST_FAREWELLS);
    }

    private static Subscription with(
            Subscription subscription,
            Phase phase,
            Instant due,
            @Nullable Instant ends,
            int failures,
            @Nullable String reason) {
        return new Subscription(
                subscription.id(),
                subscription.feed(),
                subscription.shared(),
                subscription.hub(),
                subscription.topic(),
                phase,
                due,
                ends,
                failures,
                reason);
    }

    private static Duration backoff(int failures) {
        return min(FIRST_RETRY.multipliedBy(1L << Math.min(failures, 20)), LONGEST_RETRY);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
