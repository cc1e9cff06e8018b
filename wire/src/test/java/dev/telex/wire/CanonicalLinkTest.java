package dev.telex.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalLinkTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://example.com/2026/flood                                      | example.com/2026/flood
            http://www.Example.com:80/2026/flood/                               | example.com/2026/flood
            https://example.com/2026/flood#comments                             | example.com/2026/flood
            https://example.com/a?id=7&utm_source=rss&utm_medium=feed           | example.com/a?id=7
            https://example.com/a?fbclid=x&at_medium=RSS&at_campaign=KARANGA     | example.com/a
            https://example.com/a?from=rss                                      | example.com/a
            https://example.com/a?from=2026-01-01                               | example.com/a?from=2026-01-01
            https://m.example.com/a                                             | example.com/a
            https://amp.example.com/a                                           | example.com/a
            https://example.com/a/amp/                                          | example.com/a
            https://example.com/amp/a                                           | example.com/a
            https://example.com/a.amp.html                                      | example.com/a.html
            https://example.com/a?outputType=amp                                | example.com/a
            https://www.google.com/amp/s/www.example.com/a                      | example.com/a
            https://example-com.cdn.ampproject.org/c/s/example.com/a            | example.com/a
            https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.com%2Fa   | example.com/a
            https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fa%3Fid%3D1&h=x | example.com/a?id=1
            https://m.com/a                                                     | m.com/a
            https://example.com/                                                | example.com
            https://example.com:8443/a                                          | example.com:8443/a
            https://example.com/search?q=flood&page=2                           | example.com/search?page=2&q=flood
            """)
    void takesAwayWhatDiffersBetweenTwoWaysToOneArticle(String link, String canonical) {
        assertThat(CanonicalLink.of(link)).isEqualTo(new CanonicalLink(canonical));
    }

    @ParameterizedTest
    @CsvSource({"mailto:desk@example.com", "tag:example.com,2026:7", "/relative/path", "not a link", "''"})
    void findsNoneInWhatIsNoWebAddress(String link) {
        assertThat(CanonicalLink.of(link)).isNull();
    }

    @Test
    void keepsWhatTheStandardCallsIllegal() {
        assertThat(CanonicalLink.of("https://example.com/a b|c")).isNotNull();
        assertThat(CanonicalLink.of("http://[::1]:8080/a")).isEqualTo(new CanonicalLink("[::1]:8080/a"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example.co.uk/a, example.co.uk",
        "https://alice.github.io/a, alice.github.io",
        "http://kestrel.localhost:8080/a, kestrel.localhost",
        "http://127.0.0.1:8080/a, 127.0.0.1",
        "http://[::1]:8080/a, [::1]",
        "https://example.com?p=1, example.com",
    })
    void knowsWhoseTheLinkIs(String link, String domain) {
        CanonicalLink canonical = CanonicalLink.of(link);
        assertThat(canonical).isNotNull();
        assertThat(canonical.domain()).isEqualTo(domain);
    }
}
