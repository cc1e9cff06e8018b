package dev.telex.app.cli;

import dev.telex.app.WatchTrial;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        description = "Shows what a query would have matched lately, and how often a day it would alert.",
        mixinStandardHelpOptions = true)
final class WatchesTestCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Parameters(paramLabel = "QUERY", description = "As in: kenya AND flood*")
    private String query = "";

    @Option(names = "--show", paramLabel = "N", description = "Matches to show, the latest last; else 20.")
    private int show = 20;

    @Option(
            names = "--back",
            paramLabel = "N",
            description = "Records of each partition of telex.enriched to read; else 100,000.")
    private long back = 100_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Logging.toConsole();
        PrintWriter out = FeedsCommand.out(spec);
        WatchTrial trial = new WatchTrial(show);
        String refusal = trial.refusal(query);
        if (refusal != null) {
            out.println("refused   " + refusal);
            out.flush();
            return Telex.FAILED;
        }
        trial.read(FeedsCommand.prepared(settings), back);
        trial.latest()
                .forEach(article ->
                        out.printf("%s  %s  %s%n", TIME.format(article.seen()), article.publisher(), article.title()));
        out.println(trial.summary());
        out.flush();
        return 0;
    }
}
