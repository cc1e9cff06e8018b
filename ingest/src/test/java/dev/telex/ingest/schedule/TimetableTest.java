package dev.telex.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.schedule.Timetable.Row;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final Timetable timetable = new Timetable(Duration.ZERO);

    @Test
    void handsOutWhatIsDueTheLongestWaitingFirst() {
        put("https://a.example/1", NOW.minusSeconds(1));
        put("https://b.example/1", NOW.minusSeconds(9));
        put("https://c.example/1", NOW.plusSeconds(1));
        assertThat(urls(timetable.take(NOW, 10))).containsExactly("https://b.example/1", "https://a.example/1");
    }

    @Test
    void asksAHostForOneFeedAtATime() {
        put("https://a.example/1", NOW.minusSeconds(2));
        put("https://a.example/2", NOW.minusSeconds(1));
        List<Row> first = timetable.take(NOW, 10);
        assertThat(urls(first)).containsExactly("https://a.example/1");
        assertThat(timetable.take(NOW, 10)).isEmpty();
        timetable.put(FeedState.unasked(Ids.feed("https://a.example/1"), NOW.plusSeconds(60)));
        timetable.done(first.getFirst(), NOW);
        assertThat(urls(timetable.take(NOW, 10))).containsExactly("https://a.example/2");
    }

    @Test
    void asksAFeedWhoseStateWasRemovedAsIfItWereNew() {
        Feed feed = put("https://a.example/1", NOW.plusSeconds(60));
        timetable.forget(feed.id());
        assertThat(timetable.take(NOW, 10).getFirst().state().polled()).isNull();
    }

    @Test
    void keepsToTheHostsThatMayBeBusyAtOnce() {
        put("https://a.example/1", NOW);
        put("https://b.example/1", NOW);
        put("https://c.example/1", NOW);
        assertThat(timetable.take(NOW, 2)).hasSize(2);
        assertThat(timetable.take(NOW, 2)).isEmpty();
        assertThat(timetable.take(NOW, 3)).hasSize(1);
    }

    @Test
    void keepsWhatIsKnownOfAFeedThatIsChanged() {
        Feed feed = put("https://a.example/1", NOW.plusSeconds(60));
        timetable.put(feed.at("https://b.example/1"));
        assertThat(timetable.take(NOW, 10)).isEmpty();
        assertThat(timetable.size()).isEqualTo(1);
    }

    @Test
    void doesNotBringBackAFeedThatWasRemovedWhileItWasAsked() {
        put("https://a.example/1", NOW);
        Row asked = timetable.take(NOW, 10).getFirst();
        assertThat(timetable.remove(asked.feed().id())).isTrue();
        timetable.put(asked.state());
        timetable.done(asked, NOW);
        assertThat(timetable.size()).isZero();
        assertThat(timetable.busy()).isZero();
    }

    @Test
    void leavesAHostAloneForAWhileAfterEachRequest() {
        Timetable pausing = new Timetable(Duration.ofSeconds(5));
        for (String url : List.of("https://a.example/1", "https://a.example/2")) {
            pausing.put(feed(url, FeedKind.POLL));
            pausing.open(Ids.feed(url));
        }
        pausing.done(pausing.take(NOW, 10).getFirst(), NOW.plusSeconds(1));
        assertThat(pausing.take(NOW.plusSeconds(5), 10)).isEmpty();
        assertThat(pausing.take(NOW.plusSeconds(6), 10)).hasSize(1);
    }

    @Test
    void takesTheHostWhereAFeedIsAskedAndNotWhereItWasAdded() {
        Feed moved = put("https://a.example/1", NOW).at("https://b.example/1");
        put("https://www.b.example/2", NOW);
        timetable.put(moved);
        assertThat(timetable.take(NOW, 10)).hasSize(1);
    }

    @Test
    void asksForNothingBeforeAFeedIsOpenNorForWhatIsPushedOrDropped() {
        timetable.put(feed("https://a.example/1", FeedKind.POLL));
        for (FeedKind kind : List.of(FeedKind.PUSH, FeedKind.DROP)) {
            Feed feed = feed("https://%s.example/1".formatted(kind), kind);
            timetable.put(feed);
            timetable.open(feed.id());
            assertThat(timetable.row(feed.id())).isNotNull();
        }
        assertThat(timetable.take(NOW, 10)).isEmpty();
        timetable.open(Ids.feed("https://a.example/1"));
        assertThat(timetable.take(NOW, 10)).hasSize(1);
    }

    @Test
    void countsTheFeedsThatFail() {
        Feed feed = put("https://a.example/1", NOW);
        FeedState state = FeedState.unasked(feed.id(), NOW);
        timetable.put(state.draft().failures(3, "HTTP 500").done());
        assertThat(timetable.failing()).isEqualTo(1);
        timetable.put(state);
        assertThat(timetable.failing()).isZero();
    }

    /// As a list that is gone through from the front would do it, with the same dice for both.
    @Test
    void handsOutTheSameAsAPlainSortedList() {
        Random dice = new Random(7);
        Map<String, Instant> due = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            String url = "https://h%d.example/%d".formatted(i, i);
            due.put(url, NOW.plusSeconds(dice.nextInt(10_000)));
            put(url, due.get(url));
        }
        Instant now = NOW;
        for (int round = 0; round < 500; round++) {
            now = now.plusSeconds(dice.nextInt(60));
            Instant time = now;
            String expected = due.entrySet().stream()
                    .filter(entry -> !entry.getValue().isAfter(time))
                    .min(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(null);
            List<Row> taken = timetable.take(now, 1);
            if (expected == null) {
                assertThat(taken).isEmpty();
                continue;
            }
            Row row = taken.getFirst();
            assertThat(due.get(row.feed().url())).isEqualTo(due.get(expected));
            if (dice.nextInt(10) == 0) {
                timetable.remove(row.feed().id());
                due.remove(row.feed().url());
            } else {
                due.put(row.feed().url(), now.plusSeconds(dice.nextInt(10_000)));
                timetable.put(row.state().draft().due(due.get(row.feed().url())).done());
            }
            timetable.done(row, now);
        }
    }

    private static Feed feed(String url, FeedKind kind) {
        return new Feed(Ids.feed(url), kind, url, null, null, List.of(), null, null, false, null, NOW);
    }

    private Feed put(String url, Instant due) {
        Feed feed = feed(url, FeedKind.POLL);
        timetable.put(feed);
        timetable.put(FeedState.unasked(feed.id(), due));
        timetable.open(feed.id());
        return feed;
    }

    private static List<String> urls(List<Row> rows) {
        return rows.stream().map(row -> row.feed().url()).toList();
    }
}
