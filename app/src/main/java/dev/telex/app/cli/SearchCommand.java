package dev.telex.app.cli;

import dev.telex.app.ArticleSearch;
import dev.telex.app.ArticleSearch.Found;
import dev.telex.wire.json.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        description = "Shows the latest articles in which all of the words stand.",
        footer = {"", "  telex search earthquake turkey", "  telex search '\"central bank\" -rates'"},
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Parameters(
            paramLabel = "WORDS",
            arity = "1..*",
            description = "Quotes make a phrase, a minus excludes, a star ends a beginning.")
    private List<String> words = List.of();

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "10",
            description = "Articles to show (${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "A line of JSON for each article.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Logging.toConsole();
        try (ArticleSearch search = new ArticleSearch(Target.of(settings.read()).elasticsearch())) {
            Found found = search.search(String.join(" ", words), limit);
            for (var match : found.articles()) {
                out.println(
                        json ? Json.text(match.article()) : ArticleLines.of(match.article(), match.snippet()) + "\n");
            }
            if (!json) {
                out.printf("%,d of %,d articles%n", found.articles().size(), found.total());
            }
        }
        return 0;
    }
}
