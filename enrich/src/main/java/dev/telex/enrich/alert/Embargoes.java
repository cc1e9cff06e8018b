package dev.telex.enrich.alert;

import dev.telex.wire.Alert;
import dev.telex.wire.Editorial;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.PublicationStatus;
import dev.telex.wire.Watch;
import dev.telex.wire.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;

/// Alerts that wait for the time at which their copy may be published, for watches that ask for that.
final class Embargoes {
    private final AlertKeep keep;

    Embargoes(AlertKeep keep) {
        this.keep = keep;
    }

    /// Whether a watch that waits for embargoes has to wait for an article that does not say how long.
    static boolean isHeldBack(EnrichedArticle article, Watch watch) {
        Editorial editorial = article.editorial();
        return editorial != null
                && editorial.status() == PublicationStatus.WITHHELD
                && editorial.embargoed() == null
                && isWaiting(watch);
    }

    /// Whether an alert has to wait.
    static boolean holds(Alert alert, Watch watch, Instant now) {
        return alert.embargoed() != null && alert.embargoed().isAfter(now) && isWaiting(watch);
    }

    private static boolean isWaiting(Watch watch) {
        return watch.when().embargo() == Watch.Embargo.WAIT;
    }

    void keep(Alert alert) {
        Instant end = Objects.requireNonNull(alert.embargoed(), "what waits knows for how long");
        keep.later(key(end, alert.id()), Json.bytes(alert));
    }

    /// Those whose time has come: they wait no more.
    List<Alert> due(Instant now) {
        List<Alert> due = new ArrayList<>();
        for (KeyValue<String, byte[]> kept : keep.kept(key(now, "~"))) {
            keep.later(kept.key, null);
            due.add(Kept.read(kept.value, Alert.class).decidedAt(now));
        }
        return due;
    }

    /// What waits of an article that is withdrawn is never told.
    ///
    /// @return the watches that hear nothing of it
    Set<String> takeBack(String article) {
        Set<String> untold = new HashSet<>();
        for (KeyValue<String, byte[]> kept : keep.kept(null)) {
            Alert alert = Kept.read(kept.value, Alert.class);
            if (article.equals(alert.article())) {
                keep.later(kept.key, null);
                untold.add(alert.watch());
            }
        }
        return untold;
    }

    /// Sorts by time, as far as times of this millennium go.
    private static String key(Instant time, String alert) {
        return "%013d/%s".formatted(Math.max(0, time.toEpochMilli()), alert);
    }
}
