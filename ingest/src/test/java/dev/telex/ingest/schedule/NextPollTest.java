package dev.telex.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.FeedState;
import dev.telex.wire.FeedState.Asks;
import dev.telex.wire.FeedState.Rhythm;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextPollTest {
    /// A Sunday.
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private static final PollSettings SETTINGS =
            new PollSettings(Duration.ofMinutes(1), Duration.ofHours(4), Duration.ZERO, 64);
    private static final NextPoll EVEN = new NextPoll(SETTINGS, new Clockwork(0), Instant.EPOCH);
    private static final NextPoll LATE = new NextPoll(SETTINGS, new Clockwork(0.99), Instant.EPOCH);

    /// All in minutes; "-" where the publisher does not say.
    @ParameterizedTest
    @CsvSource({
        "gap, max-age, ttl, wait",
        "20,  -,       -,   10 ", // twice between two items
        "20,  15,      -,   15 ", // the publisher asks for more
        "20,  5,       -,   10 ", // and for less than is learned
        "20,  15,      60,  60 ", // the latest of all
        "20,  0,       -,   10 ",
        "1,   -,       -,   1  ", // the floor
        "1,   -,       0,   1  ",
        "2000,-,       -,   240", // the ceiling
        "20,  525600,  -,   240", // a max-age of a year does not silence a feed
        "20,  -,       9999,240",
    })
    void waitsForTheLatestOfWhatIsLearnedAndAskedBetweenFloorAndCeiling(
            String gap, String maxAge, String ttl, String wait) {
        if (gap.equals("gap")) {
            return;
        }
        Asks asks = ttl.equals("-") ? null : new Asks(Long.parseLong(ttl) * 60, List.of(), List.of());
        Duration age = maxAge.equals("-") ? null : Duration.ofMinutes(Long.parseLong(maxAge));
        assertThat(EVEN.afterAnswer(state(Long.parseLong(gap), asks), age, false, NOW))
                .isEqualTo(NOW.plus(Duration.ofMinutes(Long.parseLong(wait.strip()))));
    }

    @Test
    void asksAFeedThatItDoesNotKnowYetEveryQuarterOfAnHour() {
        assertThat(EVEN.afterAnswer(FeedState.unasked("a/1", NOW), null, false, NOW))
                .isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void asksTwiceAsOftenWithEachGap() {
        FeedState hurried = state(80, null).draft().hurry(2).done();
        assertThat(EVEN.afterAnswer(hurried, null, false, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void spreadsFeedsButNeverAsksEarlierThanAPublisherWantsNorLaterThanTheCeiling() {
        assertThat(LATE.afterAnswer(state(20, null), null, false, NOW))
                .isBetween(NOW.plusSeconds(600), NOW.plusSeconds(660));
        assertThat(LATE.afterAnswer(state(9999, null), null, false, NOW))
                .isBetween(NOW.plus(Duration.ofMinutes(215)), NOW.plus(Duration.ofMinutes(239)));
        assertThat(LATE.afterAnswer(state(20, null), Duration.ofMinutes(238), false, NOW))
                .isBetween(NOW.plus(Duration.ofMinutes(238)), NOW.plus(Duration.ofMinutes(240)));
    }

    @Test
    void passesOverTheHoursAndDaysThatAFeedSkips() {
        Asks night = new Asks(0, List.of(8, 9), List.of());
        assertThat(EVEN.afterAnswer(state(20, night), null, false, NOW)).isEqualTo("2026-11-22T10:00:00Z");
        Instant late = Instant.parse("2026-11-22T22:30:00Z");
        Asks sunday = new Asks(0, List.of(0), List.of(DayOfWeek.SUNDAY));
        assertThat(EVEN.afterAnswer(state(20, sunday, late), null, false, late)).isEqualTo("2026-11-23T01:00:00Z");
    }

    @Test
    void doesNotLetAFeedSkipTheWholeDay() {
        Asks never = new Asks(0, List.of(), List.of(DayOfWeek.values()));
        assertThat(EVEN.afterAnswer(state(20, never), null, false, NOW)).isEqualTo(NOW.plus(Duration.ofHours(4)));
    }

    @Test
    void asksSeldomWhatIsPushed() {
        assertThat(EVEN.afterAnswer(state(2, null), null, true, NOW)).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void waitsTwiceAsLongWithEachFailureUpToTheCeiling() {
        assertThat(EVEN.afterFailure(1, null, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(EVEN.afterFailure(4, null, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(8)));
        assertThat(EVEN.afterFailure(400, null, NOW)).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(LATE.afterFailure(400, null, NOW))
                .isBetween(NOW.plus(Duration.ofMinutes(238)), NOW.plus(Duration.ofHours(4)));
    }

    @Test
    void obeysAServerThatAsksForMoreAlsoBeyondTheCeiling() {
        assertThat(EVEN.afterFailure(1, Duration.ofHours(12), NOW)).isEqualTo(NOW.plus(Duration.ofHours(12)));
        assertThat(EVEN.afterFailure(4, Duration.ofSeconds(1), NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(8)));
    }

    @Test
    void leavesValidatorsOutOnceADayAndForAMonthWhereTheyLied() {
        FeedState polled = state(20, null).draft().polled(NOW).done();
        NextPoll even = new NextPoll(SETTINGS, new Clockwork(0.5), Instant.EPOCH);
        assertThat(even.isUnconditional(FeedState.unasked("a/1", NOW), NOW)).isTrue();
        assertThat(even.isUnconditional(polled, NOW.plus(Duration.ofHours(11)))).isFalse();
        assertThat(even.isUnconditional(polled, NOW.plus(Duration.ofHours(13)))).isTrue();
        FeedState lied = polled.draft().distrusted(NOW).done();
        assertThat(even.isUnconditional(lied, NOW.plusSeconds(60))).isTrue();
        Instant later = NOW.plus(Duration.ofDays(31));
        assertThat(even.isUnconditional(lied.draft().polled(later).done(), later.plusSeconds(60)))
                .isFalse();
    }

    private static FeedState state(long gapMinutes, @Nullable Asks asks) {
        return state(gapMinutes, asks, NOW);
    }

    private static FeedState state(long gapMinutes, @Nullable Asks asks, Instant latest) {
        Rhythm rhythm = new Rhythm(latest, gapMinutes * 60, gapMinutes * 60, 0, 50);
        return FeedState.unasked("a/1", NOW).draft().rhythm(rhythm).asks(asks).done();
    }
}
