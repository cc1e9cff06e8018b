package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Somebody wants to hear nothing more, or nobody listens. Value of `telex.desk` under [#key], among others that
/// are not for delivering.
///
/// @param of    id of the watch, of the story, or of the destination's target
/// @param watch the one that a story is muted for; null: all
/// @param until when it ends; null: when it is taken back
/// @param by    who said so; null: Telex itself
/// @param reason for people
/// @param at    since when
public record Silence(
        Kind kind,
        String of,
        @Nullable String watch,
        @Nullable Instant until,
        @Nullable String by,
        @Nullable String reason,
        Instant at) {

    public String key() {
        return key(kind, of, watch);
    }

    /// "mute/STORY", "mute/STORY/WATCH"
    public static String key(Kind kind, String of, @Nullable String watch) {
        return kind.prefix() + of + (watch == null ? "" : "/" + watch);
    }

    public boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }

    public enum Kind {
        /// A watch is not delivered for a while.
        @JsonProperty("snooze")
        SNOOZE,
        /// A story is not delivered, by any watch or by one.
        @JsonProperty("mute")
        MUTE,
        /// A destination said that it is gone for good.
        @JsonProperty("closed")
        CLOSED;

        /// Of the keys of its kind in `telex.desk`: "snooze/"
        public String prefix() {
            return name().toLowerCase(Locale.ROOT) + "/";
        }
    }
}
