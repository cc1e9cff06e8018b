package dev.telex.app.cli;

import dev.telex.app.DataDirectory;
import dev.telex.app.Opml;
import dev.telex.app.TelexSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "Polls your feeds: everything in one process group, with servers of its own.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TelexSettings read = settings.read();
        Console console = new Console(Objects.requireNonNull(spec).commandLine().getOut());
        try (DataDirectory data = DataDirectory.hold(read.data())) {
            Logging.toFile(data.path());
            Opml opml = Opml.read(read.feeds(), Instant.now());
            console.line("Telex · %s · data in %s".formatted(read.feeds(), data.path()));
            opml.faults().forEach(console::note);
            new Session(read, data, console, options)
                    .run(read.feeds().getFileName().toString(), opml.feeds(), null);
            return 0;
        }
    }
}
