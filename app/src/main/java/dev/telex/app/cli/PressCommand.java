package dev.telex.app.cli;

import dev.telex.press.Press;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "press",
        description = "Simulated publishers by themselves, until Ctrl-C: a made-up wire, or the files of a directory.",
        mixinStandardHelpOptions = true)
final class PressCommand implements Callable<Integer> {
    @Mixin
    private final PressOptions options = new PressOptions();

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Serve the files of this directory as feeds instead.")
    private @Nullable Path directory;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (Stop stop = new Stop();
                Press press = directory == null
                        ? Press.start(options.settings(Instant.now()), InstantSource.system())
                        : Press.serve(directory, options.port())) {
            out.printf(
                    "%d feeds; front page %s, OPML %sfeeds.opml%n",
                    press.feeds().size(), press.address(), press.address());
            stop.await();
        }
        return 0;
    }
}
