package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.telex.wire.web.RetryAfter;
import dev.telex.wire.web.WebAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Whatever a server writes into its headers, it is read as something sensible, or not at all.
class HeadersFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final WebAddress BASE = WebAddress.parse("https://example.com/news/feed?x");

    @FuzzTest
    void readsAnyRetryAfter(byte[] header) {
        Duration wait = RetryAfter.parse(text(header), NOW);
        if (wait != null) {
            assertThat(wait).isBetween(Duration.ZERO, Duration.ofDays(1));
        }
    }

    /// @param headers Cache-Control, Expires, Date and Age, a line each
    @FuzzTest
    void readsAnyCacheHeaders(byte[] headers) {
        String[] lines = (text(headers) + "\n\n\n").split("\n", 4);
        Duration left = new Freshness(List.of(lines[0]), lines[1], lines[2], lines[3]).left(NOW);
        if (left != null) {
            assertThat(left).isBetween(Duration.ZERO, Duration.ofDays(365));
        }
    }

    @FuzzTest
    void readsAnyLinks(byte[] header) {
        Links links = Links.of(List.of(text(header)), BASE);
        assertThat(links.hubs())
                .hasSizeLessThanOrEqualTo(10)
                .allSatisfy(hub -> assertThat(WebAddress.parse(hub)).hasToString(hub));
    }

    @FuzzTest
    void followsAnyLocation(byte[] location) {
        try {
            WebAddress to =
                    Way.to(BASE.toString()).follow(302, text(location), 10).at();
            assertThat(WebAddress.parse(to.toString())).isEqualTo(to);
            assertThat(URI.create(to.toString()).getRawUserInfo()).isNull();
        } catch (DeadEnd end) {
            assertThat(end.reason()).isNotEmpty();
        }
    }

    private static String text(byte[] header) {
        return new String(header, ISO_8859_1);
    }
}
