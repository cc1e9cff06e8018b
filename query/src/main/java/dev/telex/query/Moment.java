package dev.telex.query;

import java.time.Duration;
import java.time.Instant;

/// A bound of a time range.
public sealed interface Moment {
    /// @param now when the article was seen, or when somebody searches
    Instant at(Instant now);

    record At(Instant instant) implements Moment {
        @Override
        public Instant at(Instant now) {
            return instant;
        }
    }

    /// `now-24h`.
    ///
    /// @param before how long before now; negative: after it
    record Ago(Duration before) implements Moment {
        @Override
        public Instant at(Instant now) {
            return now.minus(before);
        }
    }
}
