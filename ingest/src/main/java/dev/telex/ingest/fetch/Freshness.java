package dev.telex.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;
import org.jspecify.annotations.Nullable;

/// For how long an answer stays as it is, says its publisher (RFC 9111, 4.2). What concerns shared caches only
/// (s-maxage) is passed over.
///
/// @param cacheControl each Cache-Control header
/// @param expires      null where missing, as the others
/// @param date         of the publisher's clock, which Expires is read by
/// @param age          seconds the answer spent in caches on its way
record Freshness(
        List<String> cacheControl,
        @Nullable String expires,
        @Nullable String date,
        @Nullable String age) {
    private static final Duration LONGEST = Duration.ofDays(365);

    Freshness {
        cacheControl = List.copyOf(cacheControl);
    }

    /// How long there is nothing new to be had, counted from now; null where the publisher does not say.
    @Nullable
    Duration left(Instant now) {
        Duration lifetime = lifetime(now);
        if (lifetime == null) {
            return null;
        }
        Duration spent = seconds(age);
        Duration left = spent == null ? lifetime : lifetime.minus(spent);
        return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    private @Nullable Duration lifetime(Instant now) {
        Duration maxAge = null;
        for (String header : cacheControl) {
            for (HeaderElement directive :
                    BasicHeaderValueParser.INSTANCE.parseElements(header, new ParserCursor(0, header.length()))) {
                switch (directive.getName().toLowerCase(Locale.ROOT)) {
                    case "no-cache", "no-store" -> {
                        // With a value it is about a header of that name only.
                        if (directive.getValue() == null) {
                            return Duration.ZERO;
                        }
                    }
                    case "max-age" -> maxAge = maxAge == null ? seconds(directive.getValue()) : maxAge;
                    default -> {}
                }
            }
        }
        return maxAge != null || expires == null ? maxAge : untilExpiry(expires, now);
    }

    private Duration untilExpiry(String expires, Instant now) {
        Instant end = DateUtils.parseStandardDate(expires);
        Instant start = date == null ? null : DateUtils.parseStandardDate(date);
        // "0", "-1" and whatever else is no date mean: already.
        return end == null ? Duration.ZERO : Duration.between(start == null ? now : start, end);
    }

    private static @Nullable Duration seconds(@Nullable String text) {
        if (text == null || !text.strip().matches("\\d{1,18}")) {
            return null;
        }
        return Duration.ofSeconds(Math.min(Long.parseLong(text.strip()), LONGEST.toSeconds()));
    }
}
