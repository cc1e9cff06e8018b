package dev.telex.app.cli;

import dev.telex.app.EnrichedTail;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.json.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "tail", description = "Shows articles as they arrive, until Ctrl-C.", mixinStandardHelpOptions = true)
final class TailCommand implements Callable<Integer> {
    private static final Duration WAIT = Duration.ofMillis(200);

    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Option(
            names = {"-n", "--last"},
            paramLabel = "N",
            defaultValue = "5",
            description = "Begin with the last N articles (${DEFAULT-VALUE}).")
    private int last;

    @Option(names = "--json", description = "A line of JSON for each article.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Logging.toConsole();
        try (Stop stop = new Stop();
                EnrichedTail tail = new EnrichedTail(Target.of(settings.read()).kafka(), last)) {
            List<EnrichedArticle> before = tail.untilNow().stream()
                    .sorted(Comparator.comparing(EnrichedArticle::seen))
                    .toList();
            before.subList(Math.max(0, before.size() - last), before.size()).forEach(article -> print(article, out));
            // A reader that went away (tail | head) ends it like Ctrl-C.
            while (!stop.isAsked() && !out.checkError()) {
                tail.next(WAIT).forEach(article -> print(article, out));
            }
        }
        return 0;
    }

    private void print(EnrichedArticle article, PrintWriter out) {
        out.println(json ? Json.text(article) : ArticleLines.of(article, "") + "\n");
    }
}
