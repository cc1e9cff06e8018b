package dev.telex.app.cli;

import dev.telex.sink.deadletter.Wanted;
import dev.telex.wire.settings.Durations;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which dead letters a command means.
final class DeadLetterOptions {
    @Option(
            names = "--stage",
            paramLabel = "NAME",
            description = "Those that this part set aside: enrich, sink, reindex.")
    private @Nullable String stage;

    @Option(names = "--reason", paramLabel = "WORDS", description = "Those whose reason holds these words.")
    private @Nullable String reason;

    @Option(names = "--topic", paramLabel = "NAME", description = "Those that came from this topic.")
    private @Nullable String topic;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Those set aside since: 2026-11-22T14:00:00Z, or 2h for two hours ago.",
            converter = TimeConverter.class)
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Those set aside before.",
            converter = TimeConverter.class)
    private @Nullable Instant until;

    /// @param ids     none: any
    /// @param settled also those about which something was done already
    Wanted wanted(Set<String> ids, boolean settled) {
        return new Wanted(ids, stage, reason, topic, since, until, settled);
    }

    static final class TimeConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                try {
                    return Instant.now().minus(Durations.parse(text));
                } catch (IllegalArgumentException neither) {
                    throw new TypeConversionException(
                            "expected a time, as in 2026-11-22T14:00:00Z, or how long ago, as in 2h");
                }
            }
        }
    }
}
