package dev.telex.ingest.parse;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How often a feed says it is worth asking.
///
/// @param ttl        how long a copy may be kept (RSS `ttl`); null where it does not say
/// @param skipHours  hours of the day, 0 to 23 in UTC, in which nothing is published
/// @param skipDays   days, in UTC, on which nothing is published
/// @param every      how long between two updates: `sy:updatePeriod` over `sy:updateFrequency`
/// @param updateBase from when on the updates are counted (`sy:updateBase`)
/// @param expired    the feed says that it will never publish again (JSON Feed)
public record Pace(
        @Nullable Duration ttl,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays,
        @Nullable Duration every,
        @Nullable Instant updateBase,
        boolean expired) {

    /// The feed leaves it to the reader.
    public static final Pace UNSAID = new Pace(null, Set.of(), Set.of(), null, null, false);

    public Pace {
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
    }

    Pace expired(boolean expired) {
        return new Pace(ttl, skipHours, skipDays, every, updateBase, expired);
    }
}
