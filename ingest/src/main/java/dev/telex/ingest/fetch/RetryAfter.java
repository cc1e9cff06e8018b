package dev.telex.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/// The header by which a server asks to be left alone for a while (RFC 9110, 10.2.3): seconds, or a date.
final class RetryAfter {
    /// What a slip of the hand may cost: nobody means to be left alone for years.
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /// @return null where the header is missing or cannot be read
    static @Nullable Duration parse(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        if (header.strip().matches("\\d{1,9}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(header.strip())));
        }
        Instant until = DateUtils.parseStandardDate(header.strip());
        return until == null ? null : bounded(Duration.between(now, until));
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
