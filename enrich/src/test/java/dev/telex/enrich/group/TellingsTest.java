package dev.telex.enrich.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.enrich.store.HeapDays;
import dev.telex.enrich.story.Placement;
import dev.telex.enrich.story.Stories;
import dev.telex.enrich.story.StoryArticle;
import dev.telex.enrich.story.StorySettings;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Story;
import dev.telex.wire.Story.Listed;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final StorySettings settings = SettingsReader.defaults(StorySettings.class);
    private final Stories stories = new Stories(settings);
    private final Tellings tellings = new Tellings(new Memory(new HeapDays()));

    @Test
    void joinsTheListsOfStoriesThatTurnOutToBeOne() throws IOException {
        tell("a", 0, "Ferry Aurelia sinks off Palinuro.", List.of());
        tell("b", 1, "Captain Maratti arrested in Salerno.", List.of());
        tell("c", 2, "Ferry Aurelia sinks off Palinuro again.", List.of());
        List<Story> told = tell("d", 3, "Ferry Aurelia sinks off Palinuro once more.", List.of("b"));

        assertThat(told.getFirst().id()).isEqualTo("a");
        assertThat(told.getFirst().first()).extracting(Listed::id).containsExactly("a", "b", "c", "d");
        assertThat(told.getFirst().latest()).extracting(Listed::id).containsExactly("a", "b", "c", "d");
        assertThat(told.getLast().id()).isEqualTo("b");
        assertThat(told.getLast().mergedInto()).isEqualTo("a");
    }

    @Test
    void writesAStoryOnceMoreWhenItGoesQuiet() throws IOException {
        tell("a", 0, "Ferry Aurelia sinks off Palinuro.", List.of());
        int later = (int) settings.quietAfter().plus(Duration.ofHours(1)).toMinutes();
        List<Story> told = tell("b", later, "Captain Maratti arrested in Salerno.", List.of());

        assertThat(told).extracting(Story::id).containsExactly("b", "a");
        assertThat(told.getLast().life()).isEqualTo(Story.Life.QUIET);
        assertThat(told.getLast().headline()).isEqualTo("Title of a");
        assertThat(told.getLast().version())
                .isEqualTo(NOW.plus(Duration.ofMinutes(later)).toEpochMilli());
    }

    private List<Story> tell(String id, int minute, String text, List<String> absorbed) throws IOException {
        Instant seen = NOW.plus(Duration.ofMinutes(minute));
        Placement placed = stories.place(new StoryArticle(id, "", text, seen, "p", null, List.of()));
        Placement placement = new Placement(
                placed.role(),
                placed.story(),
                placed.score(),
                placed.parts(),
                placed.reason(),
                placed.changed(),
                absorbed,
                placed.forgotten(),
                placed.quiet());
        String json = """
            {"id": "%s", "version": 1, "kind": "new", "revision": 1, "feed": "f", "publisher": "p", "sighting": false,
             "backfill": false, "title": "Title of %s", "text": "", "firstSeen": "%s", "seen": "%s"}
            """.formatted(id, id, seen, seen);
        EnrichedArticle article = Json.read(json.getBytes(StandardCharsets.UTF_8), EnrichedArticle.class);
        return tellings.tell(stories, "en", article, placement);
    }
}
