package dev.telex.sink.deadletter;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which letters are meant.
///
/// @param ids     as [Letter#id]; none: any
/// @param stage   who set it aside; null: anybody
/// @param reason  words of the reason, in any case; null: any
/// @param topic   where it came from; null: anywhere
/// @param since   set aside then or later; null: at any time
/// @param until   set aside before; null: at any time
/// @param settled also those about which something was done already
public record Wanted(
        Set<String> ids,
        @Nullable String stage,
        @Nullable String reason,
        @Nullable String topic,
        @Nullable Instant since,
        @Nullable Instant until,
        boolean settled) {
    public static final Wanted WAITING = new Wanted(Set.of(), null, null, null, null, null, false);

    public Wanted {
        ids = Set.copyOf(ids);
    }

    /// Whether it means some letters rather than all that wait.
    public boolean isNarrow() {
        return !ids.isEmpty() || stage != null || reason != null || topic != null || since != null || until != null;
    }

    boolean includes(Letter letter) {
        return (settled || letter.isWaiting())
                && (ids.isEmpty() || ids.contains(letter.id()))
                && (stage == null || stage.equals(letter.stage()))
                && (reason == null
                        || letter.reason().toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT)))
                && (topic == null || letter.isFrom(topic))
                && (since == null || !letter.time().isBefore(since))
                && (until == null || letter.time().isBefore(until));
    }
}
