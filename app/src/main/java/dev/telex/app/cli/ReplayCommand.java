package dev.telex.app.cli;

import dev.telex.app.StartFailure;
import dev.telex.app.TelexSettings;
import dev.telex.enrich.Replay;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        description = {
            "Enriches the articles that Kafka still holds anew, for a better model or longer lists of names.",
            "",
            "What each says by itself is worked out here; the telex enrich that runs takes it in. Articles keep their"
                    + " story, what is withdrawn stays withdrawn, and nobody is alerted. Meanwhile all goes on. To"
                    + " stop it and to run it again does no harm."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--enrich", description = "Enrich them anew: text, language, entities, places, facts, topics.")
    private boolean enrich;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Articles that came in since: 2026-11-22T14:00:00Z, or 2h for two hours ago; without it, all.",
            converter = DeadLetterOptions.TimeConverter.class)
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Articles that came in before; without it, up to now.",
            converter = DeadLetterOptions.TimeConverter.class)
    private @Nullable Instant to;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (!enrich) {
            throw misused("say what is to be done anew: --enrich (to build indices anew, telex reindex)");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw misused("--from %s is not before --to %s".formatted(from, to));
        }
        Logging.toConsole();
        Console console = new Console(FeedsCommand.out(spec));
        TelexSettings read = settings.read();
        ProgressBar bar = new ProgressBar(console, "articles");
        try (Stop stop = new Stop()) {
            Replay replay = new Replay(
                    read.enrich(),
                    Target.of(read).kafka(),
                    progress -> bar.show(progress.done(), progress.total()),
                    stop::isAsked);
            return switch (replay.run(from, to)) {
                case Replay.Outcome.Done(long articles, long unreadable) -> {
                    console.line("  %,d articles are enriched anew%s"
                            .formatted(
                                    articles, unreadable == 0 ? "" : "; %,d records are none".formatted(unreadable)));
                    yield 0;
                }
                case Replay.Outcome.Nothing(Instant oldest) ->
                    throw new StartFailure("telex.articles holds nothing of that time"
                            + (oldest == null ? ": it is empty" : "; the oldest came in at " + oldest));
                case Replay.Outcome.Stopped(long articles, Instant upTo) ->
                    throw new StartFailure(
                            "stopped after %,d articles, which stay as they are now; to go on: telex replay --enrich --from %s"
                                    .formatted(articles, upTo));
            };
        }
    }

    private ParameterException misused(String message) {
        return new ParameterException(FeedsCommand.command(spec), message);
    }
}
