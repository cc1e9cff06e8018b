package dev.telex.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.FeedState;
import dev.telex.wire.FeedState.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RhythmEstimatorTest {
    private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

    @Test
    void learnsASteadyRhythmFromTheDatesOfTheFirstDocument() {
        Rhythm hourly = RhythmEstimator.first(every(Duration.ofHours(1), 30), START);
        assertThat(RhythmEstimator.gap(hourly, hourly.latest())).isBetween(Duration.ofMinutes(55), Duration.ofHours(1));
    }

    @Test
    void startsFromAPriorThatWeighsAsMuchAsOneGap() {
        Rhythm once = RhythmEstimator.first(List.of(START, START.plus(Duration.ofHours(2))), START);
        assertThat(RhythmEstimator.gap(once, once.latest())).isEqualTo(Duration.ofMinutes(75));
        Rhythm undated = RhythmEstimator.first(List.of(), START);
        assertThat(RhythmEstimator.gap(undated, START)).isEqualTo(RhythmEstimator.PRIOR);
    }

    @Test
    void followsABurstWithinThreeItems() {
        Rhythm hourly = RhythmEstimator.first(every(Duration.ofHours(1), 30), START);
        Instant latest = hourly.latest();
        Rhythm burst = RhythmEstimator.more(
                hourly, List.of(latest.plusSeconds(120), latest.plusSeconds(240), latest.plusSeconds(360)));
        assertThat(RhythmEstimator.gap(burst, burst.latest())).isLessThan(Duration.ofMinutes(20));
        assertThat(burst.slow()).isGreaterThan(2400);
    }

    @Test
    void takesItemsThatAppearTogetherForOneMoment() {
        List<Instant> uploads = new ArrayList<>();
        for (Instant upload : every(Duration.ofHours(6), 12)) {
            IntStream.range(0, 10).forEach(second -> uploads.add(upload.plusSeconds(second)));
        }
        Rhythm rhythm = RhythmEstimator.first(uploads, START);
        assertThat(RhythmEstimator.gap(rhythm, rhythm.latest())).isGreaterThan(Duration.ofHours(5));
    }

    @Test
    void asksLessAndLessWhileNothingComes() {
        Rhythm busy = RhythmEstimator.first(every(Duration.ofMinutes(10), 50), START);
        Duration before = RhythmEstimator.gap(busy, busy.latest());
        for (int hours : new int[] {1, 8, 24, 24 * 7, 24 * 30}) {
            Duration after = RhythmEstimator.gap(busy, busy.latest().plus(Duration.ofHours(hours)));
            assertThat(after).isGreaterThan(before);
            before = after;
        }
        assertThat(RhythmEstimator.gap(busy, busy.latest().plus(Duration.ofHours(8))))
                .as("a night does not undo what was learned")
                .isLessThan(Duration.ofMinutes(40));
        assertThat(before).isGreaterThan(Duration.ofHours(8));
    }

    @Test
    void saysQuietWhenASilenceIsLongerThanTheRhythmExplains() {
        Rhythm rhythm = RhythmEstimator.first(every(Duration.ofMinutes(30), 40), START);
        assertThat(RhythmEstimator.isQuiet(rhythm, rhythm.latest().plus(Duration.ofHours(4))))
                .isFalse();
        assertThat(RhythmEstimator.isQuiet(rhythm, rhythm.latest().plus(Duration.ofHours(6))))
                .isTrue();
    }

    @Test
    void doesNotSayQuietOverAWeekendOfAFeedThatHasHadOne() {
        List<Instant> workdays = every(Duration.ofMinutes(30), 48 * 14).stream()
                .filter(time -> time.atZone(ZoneOffset.UTC).getDayOfWeek().getValue() < 6)
                .toList();
        Rhythm rhythm = RhythmEstimator.first(workdays, START);
        assertThat(RhythmEstimator.isQuiet(rhythm, rhythm.latest().plus(Duration.ofDays(3))))
                .isFalse();
        assertThat(RhythmEstimator.isQuiet(rhythm, rhythm.latest().plus(Duration.ofDays(6))))
                .isTrue();
    }

    @Test
    void doesNotSayQuietOfAFeedThatItHardlyKnows() {
        Rhythm rhythm = RhythmEstimator.first(every(Duration.ofMinutes(30), 5), START);
        assertThat(RhythmEstimator.isQuiet(rhythm, rhythm.latest().plus(Duration.ofDays(99))))
                .isFalse();
    }

    /// A month of a feed that publishes by chance, at half the rate by night, against a clock that nobody
    /// waits for: what the rhythm costs and what it brings. With an interval of one minute it would be 43,200
    /// requests.
    @Test
    void findsItemsSoonWithFewRequests() {
        Random dice = new Random(11);
        NextPoll next = new NextPoll(
                new PollSettings(Duration.ofMinutes(1), Duration.ofHours(4), Duration.ZERO, 1),
                new Clockwork(0),
                Instant.EPOCH);
        List<Instant> published = new ArrayList<>();
        Instant end = START.plus(Duration.ofDays(30));
        for (Instant at = START; at.isBefore(end); ) {
            boolean isNight = at.atZone(ZoneOffset.UTC).getHour() < 6;
            at = at.plusSeconds(1 + (long) (-Math.log(1 - dice.nextDouble()) * (isNight ? 7200 : 1800)));
            published.add(at);
        }
        FeedState state = FeedState.unasked("a/0123456789abcdef", START);
        Instant now = START;
        int requests = 0;
        int found = 0;
        double waited = 0;
        while (now.isBefore(end)) {
            requests++;
            List<Instant> fresh = new ArrayList<>();
            for (; found < published.size() && !published.get(found).isAfter(now); found++) {
                fresh.add(published.get(found));
                waited += Duration.between(published.get(found), now).toSeconds();
            }
            Rhythm rhythm = state.rhythm() == null
                    ? RhythmEstimator.first(fresh, now)
                    : RhythmEstimator.more(state.rhythm(), fresh);
            state = state.draft().rhythm(rhythm).polled(now).done();
            now = next.afterAnswer(state, null, false, now);
        }
        double minutes = waited / found / 60;
        double each = (double) requests / found;
        System.out.printf("%d items, %.1f requests an item, seen %.1f min after they came%n", found, each, minutes);
        assertThat(minutes).isLessThan(10);
        assertThat(each).isLessThan(4);
    }

    private static List<Instant> every(Duration gap, int items) {
        return IntStream.range(0, items)
                .mapToObj(i -> START.plus(gap.multipliedBy(i)))
                .toList();
    }
}
