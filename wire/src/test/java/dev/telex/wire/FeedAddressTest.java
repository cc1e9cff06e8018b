package dev.telex.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.com/feed, http://example.com/feed",
        "https://example.com/feed, https://www.example.com/feed/",
        "https://example.com/feed, HTTPS://Example.COM:443/feed#top",
        "https://example.com/feed, https://reader:secret@example.com/feed",
        "https://example.com, https://example.com/",
        "https://example.com/?feed=rss2, http://www.example.com?feed=rss2",
    })
    void twoSpellingsOfOneAddressAreOneFeed(String one, String other) {
        assertThat(Ids.feed(one)).isEqualTo(Ids.feed(other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/feed, https://example.com/feeds",
        "https://example.com/feed, https://feeds.example.com/feed",
        "https://example.com/feed, https://example.com:8443/feed",
        "https://example.com/Feed, https://example.com/feed",
        "https://example.com/?feed=rss2, https://example.com/?feed=comments-rss2",
        "https://example.com/feed?page=1, https://example.com/feed",
        "https://www.com/feed, https://com/feed",
        "/var/wire/in, /var/wire/out",
    })
    void twoAddressesAreTwoFeeds(String one, String other) {
        assertThat(Ids.feed(one)).isNotEqualTo(Ids.feed(other));
    }
}
