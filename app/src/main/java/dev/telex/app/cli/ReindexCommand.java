package dev.telex.app.cli;

import dev.telex.app.StartFailure;
import dev.telex.app.TelexSettings;
import dev.telex.sink.Reindex;
import java.io.IOException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "reindex",
        description = {
            "Builds the indices of articles, stories and alerts anew beside the running ones, from Kafka, and switches"
                    + " when they have caught up.",
            "",
            "What Kafka no longer holds is copied from the running indices. Meanwhile all goes on; searches find the"
                    + " old or the new. Nobody is alerted."
        },
        mixinStandardHelpOptions = true)
final class ReindexCommand implements Callable<Integer> {
    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--from", paramLabel = "MONTH", description = "The first month: 2026-09; without it, the first.")
    private @Nullable YearMonth from;

    @Option(names = "--to", paramLabel = "MONTH", description = "The last month; without it, the latest.")
    private @Nullable YearMonth to;

    @Option(names = "--keep-old", description = "Leaves the old indices in Elasticsearch, without an alias.")
    private boolean keepsOld;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Logging.toConsole();
        Console console = new Console(FeedsCommand.out(spec));
        TelexSettings read = settings.read();
        Target target = Target.of(read);
        ProgressBar bar = new ProgressBar(console, "records");
        try (Stop stop = new Stop()) {
            Reindex reindex = new Reindex(
                    read.sink(),
                    target.kafka(),
                    progress -> bar.show(progress.done(), progress.total()),
                    stop::isAsked);
            return switch (reindex.run(target.elasticsearch(), InstantSource.system(), from, to, keepsOld)) {
                case Reindex.Outcome.Done done -> {
                    console.line("  %,d documents in new indices%s%s"
                            .formatted(
                                    done.documents(),
                                    done.replaced().isEmpty()
                                            ? ""
                                            : (keepsOld ? ", beside " : ", in the place of ")
                                                    + String.join(", ", done.replaced()),
                                    done.setAside() == 0
                                            ? ""
                                            : "; %,d were refused (telex dead-letters list --stage reindex)"
                                                    .formatted(done.setAside())));
                    yield 0;
                }
                case Reindex.Outcome.Stopped stopped ->
                    throw new StartFailure("nothing is switched: " + stopped.reason());
            };
        }
    }
}
