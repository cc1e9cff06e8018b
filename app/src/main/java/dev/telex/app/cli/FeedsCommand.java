package dev.telex.app.cli;

import dev.telex.app.FeedList;
import dev.telex.app.Opml;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "feeds",
        description = "Shows the feeds and how they do; adds, removes, exports and checks them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            FeedsAddCommand.class,
            FeedsRemoveCommand.class,
            FeedsCommand.ListCommand.class,
            FeedsCommand.ImportCommand.class,
            FeedsExportCommand.class,
            FeedsCheckCommand.class,
        })
final class FeedsCommand extends FeedsListing {
    static PrintWriter out(@Nullable CommandSpec spec) {
        return command(spec).getOut();
    }

    static CommandLine command(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine();
    }

    /// The Kafka that a command means, with its topics: feeds may be added before anything has run.
    static KafkaSettings prepared(SettingsOptions settings) {
        KafkaSettings kafka = Target.of(settings.read()).kafka();
        try (Admin admin = Admin.create(kafka.client("app"))) {
            Topics.create(admin, kafka);
        }
        return kafka;
    }

    @Command(
            name = "list",
            description = "Shows the feeds and how they do, as telex feeds alone does.",
            mixinStandardHelpOptions = true)
    static final class ListCommand extends FeedsListing {}

    @Command(
            name = "import",
            description = "Takes the feeds of an OPML file: adds what is new, removes what was imported from a file of"
                    + " that name before and is no longer in it.",
            mixinStandardHelpOptions = true)
    static final class ImportCommand implements Callable<Integer> {
        @Mixin(name = "settings")
        private final SettingsOptions settings = new SettingsOptions();

        @Parameters(paramLabel = "FILE", description = "OPML, as feed readers and telex feeds export write it.")
        private Path file = Path.of("feeds.opml");

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            Logging.toConsole();
            PrintWriter out = out(spec);
            KafkaSettings kafka = prepared(settings);
            Opml opml = Opml.read(file, Instant.now());
            opml.faults().forEach(out::println);
            out.println(FeedList.sync(file.getFileName().toString(), opml.feeds(), kafka));
            return 0;
        }
    }
}
