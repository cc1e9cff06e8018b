package dev.telex.app.cli;

import dev.telex.wire.Silence;
import dev.telex.wire.settings.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// For how long something is silenced, and who says why.
final class SilenceOptions {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private static final Pattern DAY = Pattern.compile("\\d+-\\d+-\\d+");
    private static final Pattern ZONED = Pattern.compile(".+T.+(Z|[+-]\\d\\d:\\d\\d)");

    @Option(names = "--for", paramLabel = "2h", description = "How long: 30m, 2h, 7d.")
    private @Nullable String duration;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description =
                    "Until when: 08:00 (the next one), 2026-11-23, 2026-11-23T08:00, or 2026-11-23T08:00:00Z; by the clock"
                            + " of this machine where it does not say.")
    private @Nullable String until;

    @Option(names = "--by", paramLabel = "NAME", description = "Who says so; else you, by the name of your account.")
    private String by = System.getProperty("user.name", "");

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the others.")
    private @Nullable String reason;

    /// @param watch that a story is silenced for; null: all
    Silence silence(Silence.Kind kind, String of, @Nullable String watch, @Nullable Instant end, Instant now) {
        return new Silence(kind, of, watch, end, by, reason, now);
    }

    /// When it ends; null: nobody said when.
    ///
    /// @throws ParameterException where that is no time to come
    @Nullable
    Instant end(Instant now, KafkaCommand command) {
        if (duration != null && until != null) {
            throw command.misused("--for and --until both say how long; give one of them");
        }
        if (duration != null) {
            return now.plus(length(duration, command));
        }
        return until == null ? null : time(until, now, command);
    }

    private static Duration length(String duration, KafkaCommand command) {
        try {
            Duration length = Durations.parse(duration);
            if (length.isPositive()) {
                return length;
            }
        } catch (IllegalArgumentException _) {
            // refused below
        }
        throw command.misused("--for is %s; expected how long, as in 30m, 2h or 7d".formatted(duration));
    }

    private static Instant time(String text, Instant now, KafkaCommand command) {
        Instant end;
        try {
            end = parse(text, now.atZone(ZoneId.systemDefault()));
        } catch (DateTimeException _) {
            throw command.misused(
                    "--until is %s; expected a time, as in 08:00, 2026-11-23, 2026-11-23T08:00 or 2026-11-23T08:00:00Z"
                            .formatted(text));
        }
        if (!end.isAfter(now)) {
            throw command.misused("--until is %s, and that is past; expected a time to come".formatted(text));
        }
        return end;
    }

    private static Instant parse(String text, ZonedDateTime now) {
        String iso = text.replace(' ', 'T');
        if (ZONED.matcher(iso).matches()) {
            return Instant.parse(iso);
        }
        if (iso.contains("T")) {
            return LocalDateTime.parse(iso).atZone(now.getZone()).toInstant();
        }
        if (DAY.matcher(iso).matches()) {
            return LocalDate.parse(iso).atStartOfDay(now.getZone()).toInstant();
        }
        ZonedDateTime today = now.with(LocalTime.parse(iso));
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    /// "until 2026-11-23 08:00", where it ends.
    static String text(@Nullable Instant until) {
        return until == null ? "until it is taken back" : "until " + TIME.format(until);
    }
}
