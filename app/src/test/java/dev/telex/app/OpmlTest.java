package dev.telex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.Ids;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpmlTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String WORLD = "https://feeds.example.com/world.xml";

    @TempDir
    private Path directory;

    @Test
    void readsFeedsWithTheirFoldersAsLabels() throws IOException {
        Opml opml = read("""
                <opml version="2.0"><head/><body>
                  <outline text="Africa"><outline text="News">
                    <outline text="World" type="rss" xmlUrl="https://feeds.example.com/world.xml" language="en"
                             publisher="Example" category="wire, agency"/>
                  </outline></outline>
                </body></opml>""");
        assertThat(opml.feeds().values())
                .containsExactly(new Feed(
                        Ids.feed(WORLD),
                        FeedKind.POLL,
                        WORLD,
                        "World",
                        "Example",
                        List.of("Africa", "News", "wire", "agency"),
                        "en",
                        null,
                        false,
                        "feeds.opml",
                        NOW));
        assertThat(opml.faults()).isEmpty();
    }

    @Test
    void tellsWhatItLeavesOut() throws IOException {
        Opml opml = read("""
                <opml version="1.0"><head/><body>
                  <outline text="No address" type="rss"/>
                  <outline text="Mail" type="rss" xmlUrl="mailto:desk@example.com"/>
                  <outline text="World" type="rss" xmlUrl="https://feeds.example.com/world.xml"/>
                </body></opml>""");
        assertThat(opml.feeds()).hasSize(1);
        assertThat(opml.faults())
                .containsExactly(
                        "feeds.opml: \"No address\" has no xmlUrl and is left out",
                        "feeds.opml: \"Mail\" has the address mailto:desk@example.com and is left out; expected http:// or https:// and a host");
    }

    @Test
    void saysThatAFileIsNoListOfFeeds() {
        assertThatThrownBy(() -> read("<html/>"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("is no list of feeds: expected OPML");
        assertThatThrownBy(() -> Opml.read(directory.resolve("absent.opml"), NOW))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("absent.opml cannot be read");
    }

    @Test
    void theStarterListIsWhole() {
        Opml starters = Opml.read(Path.of(System.getProperty("telex.home"), "feeds.opml"), NOW);
        assertThat(starters.faults()).isEmpty();
        assertThat(starters.feeds()).hasSizeGreaterThan(30);
    }

    @Test
    void keepsTheTimeAtWhichAFeedWasAddedAndRemovesWhatLeftTheList() {
        Feed known = feed("https://a.example/1", "feeds.opml", NOW.minusSeconds(60));
        Feed left = feed("https://a.example/2", "feeds.opml", NOW.minusSeconds(60));
        Feed others = feed("https://a.example/3", null, NOW.minusSeconds(60));
        Feed wanted = feed("https://a.example/1", "feeds.opml", NOW);
        Feed added = feed("https://a.example/4", "feeds.opml", NOW);
        var changes = FeedList.changes(
                "feeds.opml",
                Map.of(wanted.id(), wanted, added.id(), added),
                Map.of(known.id(), known, left.id(), left, others.id(), others));
        assertThat(changes)
                .containsOnlyKeys(left.id(), added.id())
                .containsEntry(left.id(), null)
                .containsEntry(added.id(), added);
    }

    @Test
    void writesWhatItReadsBack() throws IOException {
        List<Feed> feeds = List.of(
                new Feed(
                        Ids.feed(WORLD),
                        FeedKind.POLL,
                        WORLD,
                        "World & \"more\"",
                        "Example",
                        List.of("Wires", "Agencies, all"),
                        "en",
                        "subscriber",
                        true,
                        "feeds.opml",
                        NOW),
                feed("https://a.example/1", "feeds.opml", NOW),
                labelled("https://a.example/2", "Wires"),
                labelled("https://a.example/3", "Sport"),
                new Feed(
                        Ids.feed("file:///srv/drop"),
                        FeedKind.DROP,
                        "file:///srv/drop",
                        "Drop",
                        null,
                        List.of(),
                        null,
                        null,
                        false,
                        "feeds.opml",
                        NOW),
                new Feed(
                        Ids.feed("city-desk"),
                        FeedKind.PUSH,
                        "city-desk",
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        false,
                        "feeds.opml",
                        NOW));
        StringWriter text = new StringWriter();
        OpmlWriter.write(feeds, NOW, text);
        Opml back = read(text.toString());
        assertThat(back.faults()).isEmpty();
        assertThat(back.feeds().values()).containsExactlyInAnyOrderElementsOf(feeds);
    }

    private static Feed labelled(String url, String label) {
        return new Feed(
                Ids.feed(url), FeedKind.POLL, url, null, null, List.of(label), null, null, false, "feeds.opml", NOW);
    }

    private static Feed feed(String url, @Nullable String list, Instant added) {
        return new Feed(Ids.feed(url), FeedKind.POLL, url, null, null, List.of(), null, null, false, list, added);
    }

    private Opml read(String text) throws IOException {
        return Opml.read(Files.writeString(directory.resolve("feeds.opml"), text), NOW);
    }
}
