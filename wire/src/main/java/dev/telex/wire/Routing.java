package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// To whom the alerts of a watch go, and which of them go later, in a digest.
///
/// @param destinations each with a name of its own; none: the alerts stand in telex.alerts only
/// @param priority     what passes quiet hours and ceiling
/// @param quiet        when nobody wants to be disturbed; null: never
/// @param ceiling      alerts an hour and destination, at most; null: no limit
/// @param maxAge       an alert on something published longer ago than this is no news; a day where nobody says
public record Routing(
        List<Destination> destinations,
        Priority priority,
        @Nullable QuietHours quiet,
        @Nullable Integer ceiling,
        Duration maxAge) {
    private static final Duration DAY = Duration.ofDays(1);
    public static final Routing NOWHERE = new Routing(List.of(), Priority.NORMAL, null, null, DAY);

    public Routing {
        destinations = destinations == null ? List.of() : List.copyOf(destinations);
        priority = priority == null ? Priority.NORMAL : priority;
        maxAge = maxAge == null ? DAY : maxAge;
    }

    public enum Priority {
        /// Always gathered into a digest.
        @JsonProperty("low")
        LOW,
        @JsonProperty("normal")
        NORMAL,
        /// Goes at once, whatever the hour and however many went before.
        @JsonProperty("urgent")
        URGENT
    }

    /// @param from local time of day, "22:00"
    /// @param to   local time of day, the next day's where it is before from
    /// @param zone "Europe/Berlin"
    public record QuietHours(String from, String to, String zone) {}
}
