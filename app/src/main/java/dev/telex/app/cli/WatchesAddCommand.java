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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = "Adds a watch. A query that cannot be read is refused, with the place and what to do about it.",
        mixinStandardHelpOptions = true)
final class WatchesAddCommand extends KafkaCommand {
    @Mixin
    private final WatchOptions options = new WatchOptions();

    @Parameters(
            paramLabel = "QUERY",
            description = "As in: kenya AND flood* AND NOT title:sport, or trend:Jakarta for its bursts.")
    private String query = "";

    @Option(names = "--id", paramLabel = "ID", description = "What it is known by; else a hash of its query.")
    private @Nullable String id;

    @Override
    boolean run(KafkaSettings kafka, PrintWriter out) {
        String id = this.id == null ? Ids.hash("watch", query).substring(0, 12) : this.id;
        if (WatchList.known(kafka).containsKey(id)) {
            out.printf("there     %s: telex watches edit %s changes it%n", id, id);
            return false;
        }
        Watch watch = options.on(new Watch(id, query, query, When.FIRST, Routing.NOWHERE, Instant.now()));
        return write(watch, "added", kafka, out);
    }

    private static boolean write(Watch watch, String done, KafkaSettings kafka, PrintWriter out) {
        List<String> faults = WatchFaults.of(watch);
        if (faults.isEmpty()) {
            Map<String, @Nullable Watch> changes = new HashMap<>();
            changes.put(watch.id(), watch);
            WatchList.write(changes, kafka);
            out.printf("%-9s %s  %s%n", done, watch.id(), watch.query());
        } else {
            faults.forEach(fault -> out.println("refused   " + fault));
        }
        return faults.isEmpty();
    }

    @Command(
            name = "edit",
            description = "Changes what is given of a watch. What it alerted before, it remembers.",
            mixinStandardHelpOptions = true)
    static final class EditCommand extends KafkaCommand {
        @Mixin
        private final WatchOptions options = new WatchOptions();

        @Parameters(paramLabel = "ID", description = "As telex watches shows it.")
        private String id = "";

        @Option(names = "--query", paramLabel = "QUERY", description = "Another query.")
        private @Nullable String query;

        @Override
        boolean run(KafkaSettings kafka, PrintWriter out) {
            Watch before = WatchList.known(kafka).get(id);
            if (before == null) {
                out.println(WatchLines.UNKNOWN.formatted(id));
                return false;
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
