package dev.telex.wire.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The header by which a server asks to be left alone for a while (RFC 9110, 10.2.3): seconds, or a date.
public final class RetryAfter {
    /// What a slip of the hand may cost: nobody means to be left alone for years.
    private static final Duration LONGEST = Duration.ofDays(1);

    /// The form of today, and the two obsolete ones (RFC 9110, 5.6.7).
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC),
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
                    .withZone(ZoneOffset.UTC));

    private RetryAfter() {}

    /// @return null where the header is missing or cannot be read
    public static @Nullable Duration parse(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        if (header.strip().matches("\\d{1,9}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(header.strip())));
        }
        Instant until = date(header.strip());
        return until == null ? null : bounded(Duration.between(now, until));
    }

    private static @Nullable Instant date(String text) {
        for (DateTimeFormatter form : DATES) {
            try {
                return Instant.from(form.parse(text));
            } catch (DateTimeException e) {
                // Then it is in another form, or in none.
            }
        }
        return null;
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
