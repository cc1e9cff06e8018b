package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of an alert at one of its destinations. Value of `telex.deliveries`, keyed by [#key], in the same
/// partition as its alert.
///
/// @param alert       its id
/// @param watch       its watch
/// @param destination name of the destination within the watch
/// @param offset      of the alert in its partition of `telex.alerts`: what was not delivered is tried in this order
/// @param attempts    so far
/// @param due         of what is pending or held: not before
/// @param reason      why it waits, or what came of it, for people; null: all is well
/// @param digest      id of the message in which it went together with others; null: it went by itself
/// @param since       when it was first recorded
/// @param at          when this was
/// @param content     the alert itself, while it may still be needed; null: it is done
public record Delivery(
        String alert,
        String watch,
        String destination,
        long offset,
        State state,
        int attempts,
        @Nullable Instant due,
        @Nullable String reason,
        @Nullable String digest,
        Instant since,
        Instant at,
        @Nullable Alert content) {

    public String key() {
        return key(alert, destination);
    }

    public static String key(String alert, String destination) {
        return alert + "/" + destination;
    }

    public enum State {
        /// To be sent, or to be sent again.
        @JsonProperty("pending")
        PENDING,
        /// Goes with the next digest.
        @JsonProperty("held")
        HELD,
        /// The destination took it.
        @JsonProperty("delivered")
        DELIVERED,
        /// Nobody wants it: snoozed, muted, or not for this destination.
        @JsonProperty("dropped")
        DROPPED,
        /// It could not be delivered; it lies in the dead letters.
        @JsonProperty("set-aside")
        SET_ASIDE;

        /// Nothing follows.
        public boolean isDone() {
            return this != PENDING && this != HELD;
        }
    }
}
