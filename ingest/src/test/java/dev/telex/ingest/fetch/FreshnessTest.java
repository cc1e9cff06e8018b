package dev.telex.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=300                         | PT5M",
                "public, MAX-AGE = 300               | PT5M",
                "max-age=\"300\"                     | PT5M",
                "s-maxage=60, max-age=300            | PT5M",
                "s-maxage=60                         | ",
                "max-age=300, max-age=0              | PT5M",
                "max-age=0, must-revalidate          | PT0S",
                "no-cache, max-age=300               | PT0S",
                "no-store                            | PT0S",
                "no-cache=\"Set-Cookie\", max-age=60 | PT1M",
                "max-age=99999999999999              | P365D",
                "max-age=99999999999999999999999999  | ",
                "max-age=-1                          | ",
                "max-age=soon                        | ",
                "max-age                             | ",
                "private                             | ",
                "x=\"max-age=1, no-cache             | "
            })
    void readsCacheControl(String header, @Nullable Duration left) {
        assertThat(new Freshness(List.of(header), null, null, null).left(NOW)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 22 Nov 2026 08:10:00 GMT  |                               | PT10M",
                // The publisher's clock is an hour late: what counts is the difference.
                "Sun, 22 Nov 2026 07:10:00 GMT  | Sun, 22 Nov 2026 07:00:00 GMT | PT10M",
                "Sunday, 22-Nov-26 08:10:00 GMT | Sun Nov 22 08:00:00 2026      | PT10M",
                "Sun, 22 Nov 2026 06:00:00 GMT  | Sun, 22 Nov 2026 07:00:00 GMT | PT0S",
                "Sun, 22 Nov 2026 08:10:00 GMT  | yesterday                     | PT10M",
                "0                              |                               | PT0S",
                "-1                             |                               | PT0S",
                "never                          |                               | PT0S"
            })
    void readsExpiresByThePublishersOwnClock(String expires, @Nullable String date, Duration left) {
        assertThat(new Freshness(List.of(), expires, date, null).left(NOW)).isEqualTo(left);
    }

    @Test
    void letsCacheControlGoBeforeExpires() {
        assertThat(new Freshness(List.of("private", "max-age=60"), "0", null, null).left(NOW))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void takesOffWhatTheAnswerSpentInCaches() {
        assertThat(new Freshness(List.of("max-age=60"), null, null, "45").left(NOW))
                .isEqualTo(Duration.ofSeconds(15));
        assertThat(new Freshness(List.of("max-age=60"), null, null, "90").left(NOW))
                .isEqualTo(Duration.ZERO);
        assertThat(new Freshness(List.of("max-age=60"), null, null, "old").left(NOW))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void saysNothingWhereNobodyDid() {
        assertThat(new Freshness(List.of(), null, null, null).left(NOW)).isNull();
    }
}
