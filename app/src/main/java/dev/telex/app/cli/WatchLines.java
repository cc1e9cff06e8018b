package dev.telex.app.cli;

import dev.telex.app.Silences;
import dev.telex.app.WatchFaults;
import dev.telex.wire.Destination;
import dev.telex.wire.Silence;
import dev.telex.wire.Watch;
import java.util.stream.Collectors;

/// Watches for the terminal, a line each.
final class WatchLines {
    /// Of a watch that is not there.
    static final String UNKNOWN = "unknown   %s: telex watches shows all";

    private WatchLines() {}

    /// A watch that was written past these commands may be one that matches nothing: it says so.
    static String of(Watch watch, Silences silences) {
        String to = watch.routing().destinations().stream()
                .map(destination -> of(destination, silences))
                .collect(Collectors.joining(", "));
        Silence snooze = silences.of(Silence.Kind.SNOOZE, watch.id());
        String faults = WatchFaults.of(watch).stream()
                .map("%n            %s"::formatted)
                .collect(Collectors.joining());
        return "%-10s  %s  %s%s%s%s"
                .formatted(
                        !faults.isEmpty() ? "disabled" : snooze == null ? "watching" : "snoozed",
                        watch.id(),
                        watch.query(),
                        to.isEmpty() ? "" : "  → " + to,
                        snooze == null ? "" : "  (%s)".formatted(SilenceOptions.text(snooze.until())),
                        faults);
    }

    private static String of(Destination destination, Silences silences) {
        return name(destination) + (silences.of(Silence.Kind.CLOSED, destination.target()) == null ? "" : " (closed)");
    }

    /// As people know it: its address, or the name of the secret that has it.
    static String name(Destination destination) {
        return destination.address() == null
                ? "%s (secret %s)".formatted(destination.name(), destination.secret())
                : destination.address();
    }
}
