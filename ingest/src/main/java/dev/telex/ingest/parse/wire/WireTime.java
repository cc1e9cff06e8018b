package dev.telex.ingest.parse.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// ISO 8601 as the wire writes it: extended or basic, to the second, the minute or the day, with an offset or
/// without (then it is taken for UTC).
final class WireTime {
    private static final Pattern TIME = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})"
            + "(?:[T ](\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d+)?)?)?"
            + "\\s*(Z|[+-]\\d{2}(?::?\\d{2})?)?");

    private WireTime() {}

    /// Null where it is no time.
    static @Nullable Instant of(@Nullable String text) {
        Matcher time = TIME.matcher(text == null ? "" : text.strip());
        if (!time.matches()) {
            return null;
        }
        try {
            return LocalDateTime.of(
                            number(time, 1),
                            number(time, 2),
                            number(time, 3),
                            number(time, 4),
                            number(time, 5),
                            number(time, 6))
                    .toInstant(time.group(7) == null ? ZoneOffset.UTC : ZoneOffset.of(time.group(7)));
        } catch (DateTimeException e) {
            return null; // The 30th of February.
        }
    }

    private static int number(Matcher time, int group) {
        return time.group(group) == null ? 0 : Integer.parseInt(time.group(group));
    }
}
