package dev.telex.sink.delivery;

import dev.telex.wire.Alert;
import dev.telex.wire.Alert.Because;
import dev.telex.wire.Delivery;
import dev.telex.wire.Destination;
import dev.telex.wire.EntityType;
import dev.telex.wire.Ids;
import dev.telex.wire.Kind;
import dev.telex.wire.Routing;
import dev.telex.wire.Routing.Priority;
import dev.telex.wire.Routing.QuietHours;
import dev.telex.wire.Trend;
import dev.telex.wire.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Alerts for tests.
record Alerts(
        String watch,
        Because because,
        Instant at,
        Duration age,
        @Nullable Instant embargoed,
        Priority priority,
        @Nullable QuietHours quiet,
        @Nullable Integer ceiling,
        List<Destination> to) {

    static Alerts of(String watch, Instant at, Destination... to) {
        return new Alerts(
                watch, Because.FIRST, at, Duration.ofMinutes(1), null, Priority.NORMAL, null, null, List.of(to));
    }

    static Destination webhook(String name, String url) {
        return new Destination(name, Destination.Kind.WEBHOOK, url, null, false, null, null);
    }

    Alerts because(Because other) {
        return new Alerts(watch, other, at, age, embargoed, priority, quiet, ceiling, to);
    }

    Alerts old(Duration other) {
        return new Alerts(watch, because, at, other, embargoed, priority, quiet, ceiling, to);
    }

    Alerts embargoed(Instant until) {
        return new Alerts(watch, because, at, age, until, priority, quiet, ceiling, to);
    }

    Alerts of(Priority other) {
        return new Alerts(watch, because, at, age, embargoed, other, quiet, ceiling, to);
    }

    Alerts quiet(String from, String until, String zone) {
        return new Alerts(watch, because, at, age, embargoed, priority, new QuietHours(from, until, zone), ceiling, to);
    }

    Alerts ceiling(int anHour) {
        return new Alerts(watch, because, at, age, embargoed, priority, quiet, anHour, to);
    }

    /// @param article its name: what is told apart by it
    Alert alert(String article) {
        Kind kind = because == Because.KILL ? Kind.KILL : because == Because.CORRECTION ? Kind.CORRECTION : Kind.NEW;
        boolean isKill = kind == Kind.KILL;
        return new Alert(
                Alert.idOf(watch, Ids.hash("story"), Ids.hash(article), kind, 1),
                watch,
                "Watch " + watch,
                because,
                kind,
                Ids.hash(article),
                1,
                "Example <News>",
                "https://example.com/" + Ids.hash(article),
                isKill ? "" : "\"" + article + "\" <b>& more</b>",
                "en",
                isKill ? List.of() : List.of(new Alert.Match("text", 3, 9, "floods")),
                null,
                isKill ? null : "The floods\nrose <!channel>.",
                null,
                at.minus(age),
                null,
                at,
                at,
                age,
                null,
                embargoed,
                new Alert.Of(Ids.hash("story"), "Floods in Kenya", at, 3, 1, 3, 2, List.of(), ""),
                null,
                new Routing(to, priority, quiet, ceiling, Duration.ofHours(24)),
                at);
    }

    /// Jakarta bursts.
    Alert burst() {
        Trend.Named jakarta = new Trend.Named("Q3630", "Jakarta", EntityType.LOC);
        Instant begin = at.minus(Duration.ofHours(1));
        Trend trend = new Trend("Q3630", List.of(jakarta), at.minusSeconds(600), begin, at, 12, 0.84, 6.31);
        Routing routing = new Routing(to, priority, quiet, ceiling, Duration.ofHours(24));
        return Alert.of(new Watch(watch, "Watch " + watch, "trend:Jakarta", Watch.When.FIRST, routing, at), trend, at);
    }

    Parcel parcel(String article) {
        return Parcel.of(to.getFirst(), record(article));
    }

    Parcel burstParcel() {
        return Parcel.of(to.getFirst(), record(burst()));
    }

    Delivery record(String article) {
        return record(alert(article));
    }

    private Delivery record(Alert alert) {
        return new Delivery(
                alert.id(), watch, to.getFirst().name(), 0, Delivery.State.PENDING, 0, at, null, null, at, at, alert);
    }
}
