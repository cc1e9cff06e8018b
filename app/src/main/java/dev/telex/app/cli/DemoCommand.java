package dev.telex.app.cli;

import dev.telex.app.DataDirectory;
import dev.telex.app.Opml;
import dev.telex.app.TelexSettings;
import dev.telex.press.Press;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = "Shows the wire moving: everything, with simulated publishers. Works without a network.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final Map<String, String> DEFAULTS = Map.of(
            "poll.floor", "2s",
            "poll.ceiling", "2s",
            "poll.host-pause", "0s",
            "fetch.private-hosts", "localhost");

    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final PressOptions press = new PressOptions();

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TelexSettings read = settings.read(DEFAULTS);
        Console console = new Console(Objects.requireNonNull(spec).commandLine().getOut());
        try (DataDirectory data = DataDirectory.hold(read.data().resolve(Target.DEMO))) {
            Logging.toFile(data.path());
            console.line("Telex demo · simulated publishers · data in " + data.path());
            try (Press publishers = start(data.path(), console)) {
                Path list = data.path().resolve("feeds.opml");
                Files.writeString(list, publishers.opml());
                Opml feeds = Opml.read(list, Instant.now());
                new Session(read, data, console, options)
                        .run(
                                list.getFileName().toString(),
                                feeds.feeds(),
                                publishers.address().toString());
            }
        }
        return 0;
    }

    private Press start(Path directory, Console console) {
        Press[] publishers = new Press[1];
        console.run("publishers", () -> {
            publishers[0] = press.resume(directory);
            return "%d feeds".formatted(publishers[0].feeds().size());
        });
        return publishers[0];
    }
}
