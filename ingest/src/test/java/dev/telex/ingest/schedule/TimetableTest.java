package dev.telex.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.schedule.Timetable.Row;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final Timetable timetable = new Timetable();

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
        timetable.done(first.getFirst(), FeedState.unasked(Ids.feed("https://a.example/1"), NOW.plusSeconds(60)));
        assertThat(urls(timetable.take(NOW, 10))).containsExactly("https://a.example/2");
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
        put("https://a.example/1", NOW.plusSeconds(60));
        put("https://a.example/1", NOW.minusSeconds(60));
        assertThat(timetable.take(NOW, 10)).isEmpty();
        assertThat(timetable.size()).isEqualTo(1);
    }

    @Test
    void doesNotBringBackAFeedThatWasRemovedWhileItWasAsked() {
        put("https://a.example/1", NOW);
        Row asked = timetable.take(NOW, 10).getFirst();
        assertThat(timetable.remove(asked.feed().id())).isTrue();
        timetable.done(asked, asked.state());
        assertThat(timetable.size()).isZero();
        assertThat(timetable.busy()).isZero();
    }

    private void put(String url, Instant due) {
        Feed feed = new Feed(Ids.feed(url), FeedKind.POLL, url, null, null, List.of(), null, null, false, null, NOW);
        timetable.put(feed, FeedState.unasked(feed.id(), due));
    }

    private static List<String> urls(List<Row> rows) {
        return rows.stream().map(row -> row.feed().url()).toList();
    }
}
