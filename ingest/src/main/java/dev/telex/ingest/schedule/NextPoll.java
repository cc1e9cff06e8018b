package dev.telex.ingest.schedule;

import dev.telex.wire.FeedState;
import dev.telex.wire.FeedState.Asks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When to ask a feed next. Pure: it is told the time and the dice.
public final class NextPoll {
    private static final int MAX_DOUBLINGS = 20;
    private static final double JITTER = 0.1;
    /// A feed is asked twice between two items: so one waits a quarter of the usual gap until it is seen.
    private static final int POLLS_A_GAP = 2;
    /// A look at a feed that is not asked any more.
    private static final Duration LOOK = Duration.ofDays(30);
    /// Validators are left out of a request as often as this, on average.
    private static final Duration UNCONDITIONAL = Duration.ofDays(1);
    /// Then a publisher whose 304s were wrong gets another chance.
    private static final Duration DISTRUST = Duration.ofDays(30);

    private final PollSettings settings;
    private final RandomGenerator dice;
    private final Instant started;

    /// @param dice    spreads the feeds, so that those which started together do not ask together for ever
    /// @param started since when this process asks
    public NextPoll(PollSettings settings, RandomGenerator dice, Instant started) {
        this.settings = settings;
        this.dice = dice;
        this.started = started;
    }

    /// The latest of what the feed's rhythm and its publisher ask for, between floor and ceiling.
    ///
    /// @param state  with its rhythm as it is now
    /// @param maxAge for how long the answer promises to stay as it is; null where it does not say
    /// @param pushed what is new comes by itself: the feed is asked in case it does not, a quarter of the
    ///        ceiling apart
    public Instant afterAnswer(FeedState state, @Nullable Duration maxAge, boolean pushed, Instant now) {
        Asks asks = state.asks();
        Duration asked = longer(maxAge, asks == null ? null : Duration.ofSeconds(asks.seconds()));
        Duration least = between(settings.floor(), asked, settings.ceiling());
        Duration usual = pushed ? settings.ceiling().dividedBy(4) : learned(state, now);
        Duration wait = longer(least, between(settings.floor(), usual, settings.ceiling()));
        Instant latest = now.plus(settings.ceiling());
        Instant at = now.plus(longer(least, spread(wait, settings.ceiling())));
        return earlier(asks == null ? at : open(at, asks, latest), latest);
    }

    /// Twice as long with each failure in a row, up to the ceiling, and of that between a half and all.
    ///
    /// @param failures in a row, this one included: at least 1
    /// @param wait     what the server asks for, obeyed also beyond the ceiling; null where it asks for nothing
    public Instant afterFailure(int failures, @Nullable Duration wait, Instant now) {
        Duration doubled = settings.floor().multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        Duration backoff = between(settings.floor(), doubled, settings.ceiling());
        Duration half = backoff.dividedBy(2);
        Duration spread = half.plusMillis((long) (half.toMillis() * dice.nextDouble()));
        return now.plus(wait == null ? spread : longer(spread, more(wait)));
    }

    /// When to look whether a feed that stopped has come back.
    public Instant afterStop(Instant now) {
        return now.plus(more(LOOK));
    }

    /// Whether to ask without validators for once, to see whether a feed's 304 can be believed: by chance, so
    /// that nothing has to be remembered, and about once a day.
    public boolean isUnconditional(FeedState state, Instant now) {
        Instant distrusted = state.distrusted();
        boolean isDistrusted = distrusted != null && distrusted.plus(DISTRUST).isAfter(now);
        if (state.polled() == null || isDistrusted) {
            return true;
        }
        // Only news is written to Kafka: after a start the last poll seems to be long ago, for all feeds at once.
        long since = Math.min(
                Duration.between(state.polled(), now).toMillis(),
                Duration.between(started, now).plus(settings.ceiling()).toMillis());
        return dice.nextDouble() < (double) since / UNCONDITIONAL.toMillis();
    }

    private static Duration learned(FeedState state, Instant now) {
        Duration gap = state.rhythm() == null ? RhythmEstimator.PRIOR : RhythmEstimator.gap(state.rhythm(), now);
        return gap.dividedBy(POLLS_A_GAP).dividedBy(1L << state.hurry());
    }

    /// The first instant from then on that is in no hour and on no day that the feed skips.
    private static Instant open(Instant at, Asks asks, Instant latest) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        while (time.toInstant().isBefore(latest)
                && (asks.skipHours().contains(time.getHour()) || asks.skipDays().contains(time.getDayOfWeek()))) {
            time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return time.toInstant();
    }

    /// Longer, but at the longest shorter.
    private Duration spread(Duration wait, Duration longest) {
        Duration more = more(wait);
        return more.compareTo(longest) > 0 ? longest.minus(more(longest).minus(longest)) : more;
    }

    /// Up to a tenth longer: what a server asks for is a least.
    private Duration more(Duration wait) {
        return wait.plusMillis((long) (wait.toMillis() * JITTER * dice.nextDouble()));
    }

    private static Duration between(Duration least, @Nullable Duration value, Duration most) {
        return value == null || value.compareTo(least) < 0 ? least : value.compareTo(most) > 0 ? most : value;
    }

    private static Duration longer(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one != null ? one : other != null ? other : Duration.ZERO;
        }
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
