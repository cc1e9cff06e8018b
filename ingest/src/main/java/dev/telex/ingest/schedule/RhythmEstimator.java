package dev.telex.ingest.schedule;

import dev.telex.wire.FeedState.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How often a feed publishes, learned from when its items appeared.
///
/// Two means of the gaps between items, both weighted towards the recent: a fast one that follows a burst
/// within three items, and a slow one that remembers some twenty. The shorter of them counts, so that a feed
/// is asked more often as soon as it speeds up, and less often only when it has been slow for long. The
/// silence since the latest item counts as one more gap once it is longer than the mean: with every hour in
/// which nothing comes the estimate grows, at first little.
///
/// It starts from a prior of [#PRIOR], which weighs as much as one gap. Items within [#MOMENT] are one: an
/// upload of ten articles four times a day is a rhythm of six hours, not of half an hour. A gap beyond
/// [#OUTLIER] times the slow mean counts as that long, so that one night or one weekend does not undo what was
/// learned.
///
/// The hour of the day is left out: after a night the fast mean is back within two items, and what a night
/// costs is a few requests that are answered with 304.
public final class RhythmEstimator {
    static final Duration PRIOR = Duration.ofMinutes(30);
    static final Duration MOMENT = Duration.ofMinutes(1);
    private static final int FAST = 3;
    private static final int SLOW = 20;
    private static final int OUTLIER = 10;
    private static final double FADES_BY_HALF = Duration.ofDays(28).toSeconds();

    /// Quiet is said only of a feed that is known well.
    private static final int KNOWN_WELL = 10;
    private static final int QUIET_GAPS = 10;
    private static final int QUIET_LONGEST = 2;
    private static final Duration QUIET_LEAST = Duration.ofHours(1);

    private RhythmEstimator() {}

    /// Of a feed that is seen for the first time.
    ///
    /// @param appeared when its items did; where none says, it is as if one had now
    public static Rhythm first(List<Instant> appeared, Instant now) {
        Instant oldest = appeared.stream().min(Instant::compareTo).orElse(now);
        long prior = PRIOR.toSeconds();
        return more(new Rhythm(oldest, prior, prior, 0, 1), appeared);
    }

    /// @param appeared when further items did, in any order; those before the latest known teach nothing
    public static Rhythm more(Rhythm rhythm, List<Instant> appeared) {
        Rhythm learned = rhythm;
        for (Instant moment : appeared.stream().sorted().toList()) {
            long gap = Duration.between(learned.latest(), moment).toSeconds();
            if (gap >= MOMENT.toSeconds()) {
                learned = after(learned, gap, moment);
            }
        }
        return learned;
    }

    /// The mean time between two items, as far as is known now.
    public static Duration gap(Rhythm rhythm, Instant now) {
        long silence = Math.max(0, Duration.between(rhythm.latest(), now).toSeconds());
        int moments = rhythm.moments() + 1;
        return Duration.ofSeconds(Math.min(
                Math.max(rhythm.fast(), mean(rhythm.fast(), silence, FAST, moments)),
                Math.max(rhythm.slow(), mean(rhythm.slow(), silence, SLOW, moments))));
    }

    /// Whether a silence is longer than the rhythm explains: ten times the slow mean (were items independent of
    /// each other, that would happen once in 22,000 gaps), and, since they are not, twice the longest gap that
    /// is remembered, which for most feeds is a night or a weekend. At least an hour, and only of a feed that
    /// has been watched for ten gaps.
    public static boolean isQuiet(Rhythm rhythm, Instant now) {
        long silence = Duration.between(rhythm.latest(), now).toSeconds();
        return rhythm.moments() > KNOWN_WELL
                && silence > QUIET_GAPS * rhythm.slow()
                && silence > QUIET_LONGEST * rhythm.longest()
                && silence > QUIET_LEAST.toSeconds();
    }

    private static Rhythm after(Rhythm rhythm, long gap, Instant moment) {
        int moments = Math.min(rhythm.moments() + 1, Integer.MAX_VALUE - 1);
        long believed = moments > KNOWN_WELL ? Math.min(gap, OUTLIER * rhythm.slow()) : gap;
        long faded = (long) (rhythm.longest() * Math.exp(-Math.log(2) * gap / FADES_BY_HALF));
        return new Rhythm(
                moment,
                mean(rhythm.fast(), believed, FAST, moments),
                mean(rhythm.slow(), believed, SLOW, moments),
                Math.max(gap, faded),
                moments);
    }

    /// The plain mean as long as there are fewer gaps than it remembers.
    private static long mean(long mean, long gap, int memory, int moments) {
        return mean + Math.round((double) (gap - mean) / Math.min(memory, moments));
    }
}
