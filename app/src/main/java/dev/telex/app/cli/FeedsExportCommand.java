package dev.telex.app.cli;

import dev.telex.app.KnownFeeds;
import dev.telex.app.OpmlWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description =
                "Writes the feeds as OPML 2.0, which telex feeds import and other feed readers read. Labels become"
                        + " folders.",
        mixinStandardHelpOptions = true)
final class FeedsExportCommand implements Callable<Integer> {
    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to; without it, or as -, standard output.")
    private @Nullable Path file;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Logging.toConsole();
        PrintWriter out = FeedsCommand.out(spec);
        KnownFeeds known = KnownFeeds.read(FeedsCommand.prepared(settings));
        if (file == null || file.toString().equals("-")) {
            OpmlWriter.write(known.all(), Instant.now(), out);
        } else {
            try (Writer writer = Files.newBufferedWriter(file)) {
                OpmlWriter.write(known.all(), Instant.now(), writer);
            }
            out.printf("%,d feeds in %s%n", known.all().size(), file);
        }
        out.flush();
        return 0;
    }
}
