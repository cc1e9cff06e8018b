package dev.telex.sink.delivery;

import dev.telex.sink.delivery.Verdict.Dropped;
import dev.telex.sink.delivery.Verdict.Held;
import dev.telex.sink.delivery.Verdict.Now;
import dev.telex.sink.delivery.Verdict.SetAside;
import dev.telex.wire.Alert;
import dev.telex.wire.Alert.Because;
import dev.telex.wire.Destination;
import dev.telex.wire.Routing;
import dev.telex.wire.Routing.Priority;
import dev.telex.wire.Silence;
import dev.telex.wire.settings.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether an alert goes now, later or never: what people asked for, in the order in which it counts.
final class Judgement {
    static final String SNOOZED = "snoozed";
    static final String MUTED = "its story is muted";

    private final Duration digest;

    /// @param digest how long is gathered what has no time of its own
    Judgement(Duration digest) {
        this.digest = digest;
    }

    /// What somebody said at the desk that concerns an alert at a destination; null: nothing.
    ///
    /// @param muted the story, or one that turned out to be it, for all watches or for this one
    record Said(
            @Nullable Silence closed,
            List<Silence> muted,
            @Nullable Silence snoozed) {
        static final Said NOTHING = new Said(null, List.of(), null);

        Said {
            muted = List.copyOf(muted);
        }

        /// Null: it is not, or nobody knows how long.
        @Nullable
        Instant snoozedUntil(Instant now) {
            return snoozed != null && snoozed.holdsAt(now) ? snoozed.until() : null;
        }

        boolean isMuted(Instant now) {
            return muted.stream().anyMatch(silence -> silence.holdsAt(now));
        }
    }

    /// @param lastHour how many the destination had of this watch within the last hour
    Verdict of(Alert alert, Destination destination, Said said, int lastHour, Instant now) {
        Routing routing = alert.routing();
        if (said.closed() != null) {
            return new SetAside("the destination is closed: " + said.closed().reason());
        }
        if (said.isMuted(now)) {
            return new Dropped(MUTED);
        }
        if (alert.embargoed() != null && now.isBefore(alert.embargoed()) && !destination.embargoed()) {
            return new Dropped("embargoed until %s, and %s may not have embargoed copy"
                    .formatted(alert.embargoed(), destination.name()));
        }
        if (said.snoozed() != null && said.snoozed().holdsAt(now)) {
            Instant until = said.snoozedUntil(now);
            return until == null ? new Dropped(SNOOZED) : new Held(until, SNOOZED);
        }
        if (destination.digest() != null) {
            return new Held(now.plus(destination.digest()), "sent every " + Durations.print(destination.digest()));
        }
        return routing.priority() == Priority.URGENT ? new Now() : notUrgent(alert, routing, lastHour, now);
    }

    private Verdict notUrgent(Alert alert, Routing routing, int lastHour, Instant now) {
        Duration age = Duration.between(news(alert), now);
        if (age.compareTo(routing.maxAge()) > 0) {
            return new Held(now.plus(digest), "published longer ago than " + Durations.print(routing.maxAge()));
        }
        if (routing.priority() == Priority.LOW) {
            return new Held(now.plus(digest), "of low priority");
        }
        Instant morning = routing.quiet() == null ? null : endOfQuiet(routing.quiet(), now);
        if (morning != null) {
            return new Held(morning, "quiet hours");
        }
        return routing.ceiling() != null && lastHour >= routing.ceiling()
                ? new Held(now.plus(digest), "more than %,d within an hour".formatted(routing.ceiling()))
                : new Now();
    }

    /// Since when it is news: a correction or a kill from when it was seen, however old the article; embargoed copy
    /// from when it may be published.
    private static Instant news(Alert alert) {
        boolean isOfNow = alert.because() == Because.CORRECTION || alert.because() == Because.KILL;
        Instant published =
                isOfNow || alert.published() == null || alert.published().isAfter(alert.seen())
                        ? alert.seen()
                        : alert.published();
        return alert.embargoed() != null && alert.embargoed().isAfter(published) ? alert.embargoed() : published;
    }

    /// @return null where it is not quiet now
    static @Nullable Instant endOfQuiet(Routing.QuietHours hours, Instant now) {
        ZonedDateTime here = now.atZone(ZoneId.of(hours.zone()));
        LocalTime from = LocalTime.parse(hours.from());
        LocalTime to = LocalTime.parse(hours.to());
        LocalTime time = here.toLocalTime();
        boolean isOverMidnight = to.isBefore(from);
        boolean isQuiet =
                isOverMidnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!isQuiet) {
            return null;
        }
        boolean isTomorrow = isOverMidnight && !time.isBefore(from);
        return here.toLocalDate()
                .plusDays(isTomorrow ? 1 : 0)
                .atTime(to)
                .atZone(here.getZone())
                .toInstant();
    }
}
