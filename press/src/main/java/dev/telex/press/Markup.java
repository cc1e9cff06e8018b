package dev.telex.press;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// What XML and HTML have in common, and the dates of feeds and HTTP.
final class Markup {
    private Markup() {}

    /// For text and for attributes in double quotes.
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// `Sun, 22 Nov 2026 08:00:00 GMT`, as RSS and HTTP have it.
    static String rfc1123(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }
}
