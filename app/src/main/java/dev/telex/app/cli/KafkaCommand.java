package dev.telex.app.cli;

import dev.telex.wire.topics.KafkaSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What commands have in common that read or write what stands in Kafka, and say what they did.
abstract class KafkaCommand implements Callable<Integer> {
    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final Integer call() throws IOException {
        check();
        Logging.toConsole();
        PrintWriter out = FeedsCommand.out(spec);
        try {
            return run(FeedsCommand.prepared(settings), out) ? 0 : Telex.FAILED;
        } finally {
            out.flush();
        }
    }

    /// Before anything is asked of Kafka.
    ///
    /// @throws ParameterException where the command cannot be meant
    void check() {}

    /// @return whether all was done that was asked for
    abstract boolean run(KafkaSettings kafka, PrintWriter out) throws IOException;

    ParameterException misused(String message) {
        return new ParameterException(FeedsCommand.command(spec), message);
    }
}
