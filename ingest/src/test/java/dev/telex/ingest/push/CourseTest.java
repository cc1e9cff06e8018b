package dev.telex.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.Ids;
import dev.telex.wire.Subscription;
import dev.telex.wire.Subscription.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String URL = "https://example.com/feed";
    private static final Feed FEED =
            new Feed(Ids.feed(URL), FeedKind.POLL, URL, null, null, List.of(), null, null, false, null, NOW);
    private static final Subscription WANTED =
            Course.wanted(Ids.hash("a"), FEED, List.of(), "https://hub.example/", URL, NOW);
    private static final Duration TEN_DAYS = Duration.ofDays(10);

    @Test
    void isAliveFromItsVerificationToItsEnd() {
        Subscription asked = Course.asking(WANTED, NOW);
        assertThat(Course.isAlive(asked, NOW)).isFalse();
        Subscription agreed = Course.verified(asked, Duration.ofDays(1), TEN_DAYS, NOW);
        assertThat(Course.isAlive(agreed, NOW.plus(Duration.ofHours(23)))).isTrue();
        assertThat(Course.isAlive(agreed, NOW.plus(Duration.ofHours(24)))).isFalse();
    }

    @Test
    void isRenewedWithAFifthOfTheLeaseLeft() {
        assertThat(Course.verified(WANTED, Duration.ofDays(5), TEN_DAYS, NOW).due())
                .isEqualTo(NOW.plus(Duration.ofDays(4)));
        assertThat(Course.verified(WANTED, null, TEN_DAYS, NOW).due()).isEqualTo(NOW.plus(Duration.ofDays(8)));
    }

    @Test
    void believesNoLeaseOfNothingOrOfCenturies() {
        assertThat(Course.verified(WANTED, Duration.ZERO, TEN_DAYS, NOW).ends())
                .isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(Course.verified(WANTED, Duration.ofSeconds(9_999_999_999L), TEN_DAYS, NOW)
                        .ends())
                .isEqualTo(NOW.plus(Duration.ofDays(365)));
    }

    @Test
    void staysAliveWhileItsRenewalComesToNothing() {
        Subscription agreed = Course.verified(WANTED, Duration.ofDays(1), TEN_DAYS, NOW);
        Instant later = NOW.plus(Duration.ofHours(20));
        Subscription refused = Course.refused(Course.asking(agreed, later), "500", later);
        assertThat(Course.isAlive(refused, later)).isTrue();
        assertThat(refused.reason()).isEqualTo("500");
        assertThat(refused.due()).isEqualTo(later.plus(Duration.ofMinutes(2)));
    }

    @Test
    void isAskedForLessAndLessOften() {
        Subscription subscription = WANTED;
        Instant now = NOW;
        Duration last = Duration.ZERO;
        for (int i = 0; i < 40; i++) {
            subscription = Course.refused(Course.asking(subscription, now), "500", now);
            Duration wait = Duration.between(now, subscription.due());
            assertThat(wait).isBetween(last, Duration.ofDays(1));
            last = wait;
            now = subscription.due();
        }
        assertThat(last).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void isAskedForAgainADayAfterItsDenial() {
        Subscription denied = Course.denied(Course.asking(WANTED, NOW), "", NOW);
        assertThat(denied.phase()).isEqualTo(Phase.DENIED);
        assertThat(denied.reason()).isEqualTo("the hub denies it");
        assertThat(denied.due()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(Course.asking(denied, denied.due()).phase()).isEqualTo(Phase.ASKED);
    }

    @Test
    void isOverAtOnceWhereTheHubNeverAgreed() {
        assertThat(Course.isOver(Course.unwanted(WANTED, NOW), NOW)).isTrue();
    }

    @Test
    void isOverWhenTheHubWasAskedOftenEnoughToEndIt() {
        Subscription leaving = Course.unwanted(Course.verified(WANTED, TEN_DAYS, TEN_DAYS, NOW), NOW);
        Instant now = NOW;
        int asked = 0;
        while (!Course.isOver(leaving, now)) {
            leaving = Course.refused(Course.asking(leaving, now), "500", now);
            now = leaving.due();
            asked++;
        }
        assertThat(asked).isEqualTo(5);
        assertThat(now).isBefore(NOW.plus(Duration.ofHours(2)));
    }
}
