package dev.telex.app.cli;

import dev.telex.app.TrendTrial;
import dev.telex.app.WatchTrial;
import dev.telex.query.Parsing;
import dev.telex.query.QueryLanguage;
import dev.telex.query.TrendQuery;
import dev.telex.query.WatchParsing;
import dev.telex.wire.Trend;
import dev.telex.wire.settings.Durations;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    @Parameters(paramLabel = "QUERY", description = "As in: kenya AND flood*, or trend:Jakarta for bursts.")
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
        boolean isRefused = false;
        switch (QueryLanguage.parseWatch(query)) {
            case Parsing.Refused refused -> {
                out.println("refused   " + refused.message());
                isRefused = true;
            }
            case Parsing.Parsed _ -> test(out);
            case WatchParsing.OfTrends(TrendQuery trends) -> test(trends, out);
        }
        out.flush();
        return isRefused ? Telex.FAILED : 0;
    }

    private void test(PrintWriter out) {
        WatchTrial trial = new WatchTrial(query, show);
        trial.read(FeedsCommand.prepared(settings), back);
        trial.latest()
                .forEach(article ->
                        out.printf("%s  %s  %s%n", TIME.format(article.seen()), article.publisher(), article.title()));
        out.println(trial.summary());
    }

    private void test(TrendQuery trends, PrintWriter out) {
        TrendTrial trial = new TrendTrial(trends, show);
        trial.read(FeedsCommand.prepared(settings));
        trial.latest()
                .forEach(trend -> out.printf(
                        "%s  %s  %,d articles within %s, %.1f are usual: score %.1f%n",
                        TIME.format(trend.since()),
                        trend.entities().stream().map(Trend.Named::name).collect(Collectors.joining(" + ")),
                        trend.articles(),
                        Durations.print(Duration.between(trend.from(), trend.at())),
                        trend.expected(),
                        trend.score()));
        out.println(trial.summary());
    }
}
