package dev.telex.sink.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.sink.delivery.Judgement.Said;
import dev.telex.sink.delivery.Verdict.Dropped;
import dev.telex.sink.delivery.Verdict.Held;
import dev.telex.sink.delivery.Verdict.Now;
import dev.telex.wire.Alert.Because;
import dev.telex.wire.Destination;
import dev.telex.wire.Routing.Priority;
import dev.telex.wire.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Destination DESK = Alerts.webhook("desk", "https://example.com/");

    private final Judgement judgement = new Judgement(Duration.ofHours(1));

    @Test
    void sendsWhatNothingSpeaksAgainst() {
        assertThat(of(alerts(), Said.NOTHING, 0)).isEqualTo(new Now());
    }

    @Test
    void holdsWhatWasPublishedLongAgoForTheDigest() {
        assertThat(of(alerts().old(Duration.ofHours(23)), Said.NOTHING, 0)).isEqualTo(new Now());
        assertThat(of(alerts().old(Duration.ofHours(25)), Said.NOTHING, 0))
                .isEqualTo(new Held(NOW.plus(Duration.ofHours(1)), "published longer ago than 1d"));
    }

    @Test
    void takesACorrectionForNewsHoweverOldItsArticle() {
        Alerts old = alerts().old(Duration.ofDays(3));
        assertThat(of(old.because(Because.CORRECTION), Said.NOTHING, 0)).isEqualTo(new Now());
        assertThat(of(old.because(Because.KILL), Said.NOTHING, 0)).isEqualTo(new Now());
    }

    @Test
    void countsTheAgeOfEmbargoedCopyFromTheEndOfItsEmbargo() {
        assertThat(of(alerts().old(Duration.ofDays(3)).embargoed(NOW.minusSeconds(1)), Said.NOTHING, 0))
                .isEqualTo(new Now());
    }

    @Test
    void holdsMoreThanTheCeilingButNothingUrgent() {
        Alerts many = alerts().ceiling(3);
        assertThat(of(many, Said.NOTHING, 2)).isEqualTo(new Now());
        assertThat(of(many, Said.NOTHING, 3))
                .isEqualTo(new Held(NOW.plus(Duration.ofHours(1)), "more than 3 within an hour"));
        assertThat(of(many.of(Priority.URGENT), Said.NOTHING, 3)).isEqualTo(new Now());
    }

    @Test
    void gathersWhatIsOfLowPriority() {
        assertThat(of(alerts().of(Priority.LOW), Said.NOTHING, 0)).isInstanceOf(Held.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T20:59:59Z, 22:00, 07:00, Europe/Berlin,",
        "2026-11-22T21:00:00Z, 22:00, 07:00, Europe/Berlin, 2026-11-23T06:00:00Z",
        "2026-11-23T05:59:59Z, 22:00, 07:00, Europe/Berlin, 2026-11-23T06:00:00Z",
        "2026-11-23T06:00:00Z, 22:00, 07:00, Europe/Berlin,",
        "2026-11-22T12:30:00Z, 12:00, 14:00, UTC, 2026-11-22T14:00:00Z",
        "2026-11-22T14:00:00Z, 12:00, 14:00, UTC,",
        // The night in which clocks go forward is an hour shorter.
        "2026-03-28T23:00:00Z, 22:00, 07:00, Europe/Berlin, 2026-03-29T05:00:00Z"
    })
    void keepsQuietHoursByTheClockOnTheWall(Instant now, String from, String to, String zone, @Nullable Instant end) {
        Alerts quiet = Alerts.of("w", now, DESK).quiet(from, to, zone);
        Verdict verdict = judgement.of(quiet.alert("a"), DESK, Said.NOTHING, 0, now);
        assertThat(verdict).isEqualTo(end == null ? new Now() : new Held(end, "quiet hours"));
        assertThat(judgement.of(quiet.of(Priority.URGENT).alert("a"), DESK, Said.NOTHING, 0, now))
                .isEqualTo(new Now());
    }

    @Test
    void holdsWhatIsSnoozedUntilItsEnd() {
        Instant end = NOW.plusSeconds(600);
        assertThat(of(alerts().of(Priority.URGENT), snoozed(end), 0)).isEqualTo(new Held(end, "snoozed"));
        assertThat(of(alerts(), snoozed(NOW), 0)).isEqualTo(new Now());
        assertThat(of(alerts(), snoozed(null), 0)).isEqualTo(new Dropped("snoozed"));
    }

    @Test
    void dropsWhatIsMuted() {
        Silence mute = new Silence(Silence.Kind.MUTE, "story", null, null, "ann", null, NOW);
        assertThat(of(alerts(), new Said(null, List.of(mute), null), 0)).isInstanceOf(Dropped.class);
    }

    @Test
    void setsAsideWhatIsForAClosedDestination() {
        Silence closed = new Silence(Silence.Kind.CLOSED, "target", null, null, null, "answered 410", NOW);
        assertThat(of(alerts(), new Said(closed, List.of(), null), 0))
                .isEqualTo(new Verdict.SetAside("the destination is closed: answered 410"));
    }

    @Test
    void givesEmbargoedCopyToThoseWhoMayHaveIt() {
        Alerts embargoed = alerts().embargoed(NOW.plusSeconds(1));
        Destination trusted =
                new Destination("desk", Destination.Kind.WEBHOOK, "https://example.com/", null, true, null, null);
        assertThat(of(embargoed, Said.NOTHING, 0)).isInstanceOf(Dropped.class);
        assertThat(judgement.of(embargoed.alert("a"), trusted, Said.NOTHING, 0, NOW))
                .isEqualTo(new Now());
    }

    @Test
    void gathersForADestinationThatWantsDigests() {
        Destination digest = new Destination(
                "desk", Destination.Kind.EMAIL, "desk@example.com", null, false, Duration.ofHours(6), null);
        assertThat(judgement.of(alerts().alert("a"), digest, Said.NOTHING, 0, NOW))
                .isEqualTo(new Held(NOW.plus(Duration.ofHours(6)), "sent every 6h"));
    }

    private Verdict of(Alerts alerts, Said said, int lastHour) {
        return judgement.of(alerts.alert("a"), DESK, said, lastHour, NOW);
    }

    private static Alerts alerts() {
        return Alerts.of("w", NOW, DESK);
    }

    private static Said snoozed(@Nullable Instant until) {
        return new Said(
                null, List.of(), new Silence(Silence.Kind.SNOOZE, "w", null, until, "ann", null, NOW.minusSeconds(9)));
    }
}
