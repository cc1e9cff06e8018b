package dev.telex.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.wire.Enclosure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFeedTest {
    private static final String FEED = """
            {"version": "https://jsonfeed.org/version/1.1", "title": "World", "home_page_url": "https://example.com/",
             "feed_url": "https://example.com/feed.json", "language": "en", "expired": true,
             "hubs": [{"type": "WebSub", "url": "https://hub.example.com/"}],
             "items": [
               {"id": 7, "url": "/a", "title": "Floods & fires", "content_html": "<a href='/b'>b</a>", "summary": "5 < 7",
                "date_published": "2026-11-22T07:30:00Z", "date_modified": "2026-11-22T08:00:00Z", "language": "fr",
                "authors": [{"name": "Ann Author"}], "tags": ["Africa"],
                "attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 7}]},
               {"id": "8", "content_text": "One\\nTwo <3", "author": {"name": "Ben"}}]}""";

    @Test
    void readsEverythingAnItemSays() {
        Document feed = (Document) parse(FEED);
        assertThat(feed.title()).isEqualTo("World");
        assertThat(feed.link()).isEqualTo("https://example.com/");
        assertThat(feed.self()).isEqualTo("https://example.com/feed.json");
        assertThat(feed.hubs()).containsExactly("https://hub.example.com/");
        assertThat(feed.pace().expired()).isTrue();
        assertThat(feed.items().getFirst())
                .isEqualTo(new Item(
                        "7",
                        "https://example.com/a",
                        "Floods & fires",
                        "5 &lt; 7",
                        "<a href='https://example.com/b'>b</a>",
                        List.of("Ann Author"),
                        List.of("Africa"),
                        List.of(new Enclosure("https://example.com/a.mp3", "audio/mpeg", 7L)),
                        "fr",
                        Instant.parse("2026-11-22T07:30:00Z"),
                        Instant.parse("2026-11-22T08:00:00Z"),
                        null,
                        null));
        assertThat(feed.items().get(1).content()).isEqualTo("One<br>\nTwo &lt;3");
        assertThat(feed.items().get(1).authors()).containsExactly("Ben");
    }

    @Test
    void readsTheCompleteItemsOfAFeedThatIsCutOff() {
        Document cut = (Document) parse(FEED.substring(0, FEED.length() - 20));
        assertThat(cut.items()).extracting(Item::guid).containsExactly("7");
        assertThat(cut.fault()).contains("cut off");
    }

    private static Parsed parse(String text) {
        return FeedParser.parse(text.getBytes(UTF_8), "text/plain", "https://example.com/feed.json");
    }
}
