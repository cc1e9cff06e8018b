package dev.telex.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import dev.telex.wire.SeenItems;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompactTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.123Z");
    private static final String URL = "https://www.example.com/news/world/rss.xml";
    private static final String ID = Ids.feed(URL);

    @Test
    void givesBackFeedAndStateAsTheyWere() {
        Feed full = new Feed(
                ID, FeedKind.DROP, URL, "World", "Agency", List.of("a", "b"), "en", "desk", true, "feeds.opml", NOW);
        Feed sparse = new Feed(ID, null, URL, null, null, List.of(), null, null, false, null, NOW);
        for (Feed feed : List.of(full, sparse)) {
            assertThat(Compact.feed(Compact.pack(feed))).isEqualTo(feed);
        }
        for (FeedState state : List.of(state(), FeedState.unasked(ID, NOW))) {
            assertThat(Compact.state(Compact.pack(state), ID)).isEqualTo(state);
        }
    }

    @Test
    void needsFewBytesBesideTheItems() {
        FeedState state = state();
        SeenItems.Item item = new SeenItems.Item(1, 2, SeenItems.Named.LINK, false, true, true, null);
        FeedState fifty = state.draft()
                .seen(SeenItems.pack(Collections.nCopies(50, item), List.of()), NOW)
                .asks(null)
                .moving(null)
                .failures(0, null)
                .stopped(null)
                .done();
        assertThat(Compact.pack(fifty).length).isLessThan(600);
    }

    private static FeedState state() {
        return new FeedState(
                ID,
                "\"5f2c-61a3b2c4d5e6f\"",
                "Sun, 22 Nov 2026 08:00:00 GMT",
                NOW,
                NOW,
                NOW,
                7,
                "HTTP 500",
                NOW,
                "gone",
                new FeedState.Moving("https://example.org/rss", NOW, 2),
                SeenItems.pack(
                        List.of(new SeenItems.Item(1, 2, SeenItems.Named.GIVEN, true, true, true, Ids.hash("a"))),
                        List.of(3L)),
                NOW,
                new FeedState.Rhythm(NOW, 60, 3600, 86_400, 40),
                new FeedState.Asks(3600, List.of(0, 1), List.of(DayOfWeek.SUNDAY)),
                1,
                true);
    }
}
