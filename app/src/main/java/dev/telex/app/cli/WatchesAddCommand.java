package dev.telex.app.cli;

import dev.telex.app.WatchFaults;
import dev.telex.app.WatchList;
import dev.telex.wire.Ids;
import dev.telex.wire.Routing;
import dev.telex.wire.Watch;
import dev.telex.wire.Watch.When;
import dev.telex.wire.topics.KafkaSettings;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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
        name = "add",
        description = "Adds a watch. A query that cannot be read is refused, with the place and what to do about it.",
        mixinStandardHelpOptions = true)
final class WatchesAddCommand implements Callable<Integer> {
    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final WatchOptions options = new WatchOptions();

    @Parameters(paramLabel = "QUERY", description = "As in: kenya AND flood* AND NOT title:sport")
    private String query = "";

    @Option(names = "--id", paramLabel = "ID", description = "What it is known by; else a hash of its query.")
    private @Nullable String id;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Logging.toConsole();
        KafkaSettings kafka = FeedsCommand.prepared(settings);
        String id = this.id == null ? Ids.hash("watch", query).substring(0, 12) : this.id;
        PrintWriter out = FeedsCommand.out(spec);
        if (WatchList.known(kafka).containsKey(id)) {
            out.printf("there     %s: telex watches edit %s changes it%n", id, id);
            out.flush();
            return Telex.FAILED;
        }
        Watch watch = options.on(new Watch(id, query, query, When.FIRST, Routing.NOWHERE, Instant.now()));
        return write(watch, "added", kafka, out);
    }

    private static int write(Watch watch, String done, KafkaSettings kafka, PrintWriter out) {
        List<String> faults = WatchFaults.of(watch);
        if (faults.isEmpty()) {
            Map<String, @Nullable Watch> changes = new HashMap<>();
            changes.put(watch.id(), watch);
            WatchList.write(changes, kafka);
            out.printf("%-9s %s  %s%n", done, watch.id(), watch.query());
        } else {
            faults.forEach(fault -> out.println("refused   " + fault));
        }
        out.flush();
        return faults.isEmpty() ? 0 : Telex.FAILED;
    }

    @Command(
            name = "edit",
            description = "Changes what is given of a watch. What it alerted before, it remembers.",
            mixinStandardHelpOptions = true)
    static final class EditCommand implements Callable<Integer> {
        @Mixin(name = "settings")
        private final SettingsOptions settings = new SettingsOptions();

        @Mixin
        private final WatchOptions options = new WatchOptions();

        @Parameters(paramLabel = "ID", description = "As telex watches shows it.")
        private String id = "";

        @Option(names = "--query", paramLabel = "QUERY", description = "Another query.")
        private @Nullable String query;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            Logging.toConsole();
            KafkaSettings kafka = FeedsCommand.prepared(settings);
            PrintWriter out = FeedsCommand.out(spec);
            Watch before = WatchList.known(kafka).get(id);
            if (before == null) {
                out.printf("unknown   %s: telex watches shows all%n", id);
                out.flush();
                return Telex.FAILED;
            }
            Watch watch = options.on(new Watch(
                    before.id(),
                    before.name(),
                    query == null ? before.query() : query,
                    before.when(),
                    before.routing(),
                    before.added()));
            return write(watch, "edited", kafka, out);
        }
    }
}
