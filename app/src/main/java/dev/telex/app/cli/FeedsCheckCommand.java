package dev.telex.app.cli;

import dev.telex.app.TelexSettings;
import dev.telex.ingest.check.FeedCheck;
import dev.telex.ingest.check.Finding;
import dev.telex.ingest.fetch.Fetcher;
import dev.telex.wire.json.Json;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description =
                "Asks an address once, without Kafka, and tells what a poll would find there: the way, the headers"
                        + " that matter, the items and what they would be known by, what is odd, and what is wrong.",
        mixinStandardHelpOptions = true)
final class FeedsCheckCommand implements Callable<Integer> {
    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Parameters(paramLabel = "URL", description = "A feed, or a page that announces feeds.")
    private String url = "";

    @Option(
            names = "--credentials",
            paramLabel = "NAME",
            description = "What to ask with: a name below fetch.credentials in the settings.")
    private @Nullable String credentials;

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "10",
            description = "Show the first N items (${DEFAULT-VALUE}).")
    private int items;

    @Option(names = "--json", description = "All of it as one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Logging.toConsole();
        PrintWriter out = FeedsCommand.out(spec);
        TelexSettings read = settings.read();
        try (Fetcher fetcher = new Fetcher(read.fetch(), InstantSource.system())) {
            Finding finding = new FeedCheck(fetcher, read.poll(), InstantSource.system()).look(url, credentials);
            if (json) {
                out.println(Json.text(object(finding)));
            } else {
                new CheckLines(items, Instant.now()).of(finding).forEach(out::println);
            }
            out.flush();
            return finding instanceof Finding.Feed ? 0 : Telex.FAILED;
        }
    }

    /// With "found" in it, which says what the rest is.
    private static Map<String, Object> object(Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(
                "found",
                switch (finding) {
                    case Finding.Feed _ -> "feed";
                    case Finding.Page _ -> "page";
                    case Finding.Nothing _ -> "nothing";
                });
        Json.mapper().valueToTree(finding).properties().forEach(field -> object.put(field.getKey(), field.getValue()));
        return object;
    }
}
