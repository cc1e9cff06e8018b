package dev.telex.app.cli;

import dev.telex.query.Parsing;
import dev.telex.query.Query;
import dev.telex.query.QueryLanguage;
import dev.telex.query.elastic.Search;
import dev.telex.query.elastic.Search.Found;
import dev.telex.query.elastic.SearchRequest;
import dev.telex.wire.json.Json;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        description = "Shows articles that match a query, in the language of watches: the latest first.",
        footer = {
            "",
            "  telex search earthquake AND turkey",
            "  telex search '\"central bank\" NOT rates' --since 24h --facets 5",
            "  telex search 'title:strike*' --near 48.85,2.35,50 --sort relevance"
        },
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    private static final int MOST = 10_000;
    private static final Pattern NEAR =
            Pattern.compile("(-?\\d+(?:\\.\\d+)?),(-?\\d+(?:\\.\\d+)?),(\\d+(?:\\.\\d+)?)(?:km)?");

    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Parameters(
            paramLabel = "QUERY",
            arity = "1..*",
            description =
                    "Words one after the other are alternatives; AND, OR and NOT between them, quotes for a phrase,"
                            + " fields as in title:quake, a star for any ending.")
    private List<String> words = List.of();

    @Option(names = "--entity", paramLabel = "ID", description = "That name this entity: Q90. Several: any of them.")
    private List<String> entities = List.of();

    @Option(
            names = "--near",
            paramLabel = "LAT,LON,KM",
            description = "That name a place within a distance: 48.85,2.35,50.")
    private @Nullable String near;

    @Option(names = "--source", paramLabel = "NAME", description = "Of this publisher. Several: any of them.")
    private List<String> sources = List.of();

    @Option(names = "--language", paramLabel = "TAG", description = "In this language: en. Several: any of them.")
    private List<String> languages = List.of();

    @Option(
            names = "--story",
            paramLabel = "ID",
            description = "Of this story, and of those that were found to be the same.")
    private @Nullable String story;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Seen since: 2026-11-22T14:00:00Z, or 2h for two hours ago.",
            converter = DeadLetterOptions.TimeConverter.class)
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Seen before.",
            converter = DeadLetterOptions.TimeConverter.class)
    private @Nullable Instant until;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            defaultValue = "time",
            description = "time (the latest first) or relevance.")
    private String sort = "time";

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "10",
            description = "Articles to show (${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--facets",
            paramLabel = "N",
            defaultValue = "0",
            description = "Counts the N commonest sources, languages, kinds, entities and countries of all that match.")
    private int facets;

    @Option(names = "--json", description = "A line of JSON for each article.")
    private boolean json;

    @Option(names = "--explain", description = "Says what the query means, and what is sent to Elasticsearch.")
    private boolean explain;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = FeedsCommand.out(spec);
        Logging.toConsole();
        SearchRequest request = request(query());
        try (Search search = new Search(Target.of(settings.read()).elasticsearch(), InstantSource.system())) {
            if (explain) {
                out.println(QueryLanguage.explain(request.query()));
                out.println(search.explain(request).toPrettyString());
                return 0;
            }
            print(search.search(request), out);
        }
        return 0;
    }

    private Query query() {
        return switch (QueryLanguage.parse(String.join(" ", words))) {
            case Parsing.Parsed(Query query) -> query;
            case Parsing.Refused refused -> throw misused(refused.message());
        };
    }

    private SearchRequest request(Query query) {
        SearchRequest.Order order = switch (sort) {
            case "time" -> SearchRequest.Order.LATEST;
            case "relevance" -> SearchRequest.Order.RELEVANCE;
            default -> throw misused("--sort: expected time or relevance, not " + sort);
        };
        if (limit < 0 || limit > MOST || facets < 0 || facets > MOST) {
            throw misused("--limit and --facets: expected 0 to %,d, which is what Elasticsearch gives at once"
                    .formatted(MOST));
        }
        return new SearchRequest(
                query, entities, near(), sources, languages, story, since, until, order, limit, facets);
    }

    private SearchRequest.@Nullable Near near() {
        if (near == null) {
            return null;
        }
        Matcher parts = NEAR.matcher(near);
        if (!parts.matches()) {
            throw misused("--near: expected latitude, longitude and kilometres, as in 48.85,2.35,50, not " + near);
        }
        double latitude = Double.parseDouble(parts.group(1));
        double longitude = Double.parseDouble(parts.group(2));
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            throw misused(
                    "--near: %s is nowhere: latitude goes from -90 to 90, longitude from -180 to 180".formatted(near));
        }
        return new SearchRequest.Near(latitude, longitude, Double.parseDouble(parts.group(3)));
    }

    private ParameterException misused(String message) {
        return new ParameterException(FeedsCommand.command(spec), message);
    }

    private void print(Found found, PrintWriter out) {
        for (var match : found.articles()) {
            out.println(json ? Json.text(match.article()) : ArticleLines.of(match.article(), match.snippet()) + "\n");
        }
        if (json) {
            return;
        }
        found.facets()
                .forEach((name, values) -> out.printf(
                        "%-9s %s%n",
                        name,
                        values.stream()
                                .map(value -> value.value() + " (" + value.count() + ")")
                                .collect(Collectors.joining(", "))));
        out.printf("%,d of %,d articles%n", found.articles().size(), found.total());
    }
}
