package dev.telex.app.cli;

import dev.telex.wire.settings.Durations;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// What `demo` and `run` have in common.
final class RunOptions {
    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "Stop by itself after this time: 30s, 5m.",
            converter = DurationConverter.class)
    @Nullable
    Duration time;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what was measured as JSON when it stops.")
    @Nullable
    Path report;

    static final class DurationConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Durations.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
