package dev.telex.app.cli;

import dev.telex.app.Silences;
import dev.telex.app.WatchList;
import dev.telex.wire.Watch;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "watches",
        description = {
            "Shows the watches; adds, edits, removes, tests, imports and exports them.",
            "Silences them: snoozes a watch, mutes a story, and takes that back.",
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            WatchesAddCommand.class,
            WatchesAddCommand.EditCommand.class,
            WatchesCommand.ListCommand.class,
            WatchesCommand.RemoveCommand.class,
            WatchesTestCommand.class,
            WatchesSnoozeCommand.class,
            WatchesSnoozeCommand.WakeCommand.class,
            WatchesMuteCommand.class,
            WatchesMuteCommand.UnmuteCommand.class,
            WatchesSilencedCommand.class,
            WatchesSilencedCommand.ReopenCommand.class,
            WatchesCommand.ImportCommand.class,
            WatchesCommand.ExportCommand.class,
        })
final class WatchesCommand extends KafkaCommand {
    @Override
    boolean run(KafkaSettings kafka, PrintWriter out) {
        List<Watch> watches = sorted(kafka);
        Silences silences = Silences.at(Instant.now(), kafka);
        watches.forEach(watch -> out.println(WatchLines.of(watch, silences)));
        out.printf("%,d watches%n", watches.size());
        return true;
    }

    private static List<Watch> sorted(KafkaSettings kafka) {
        return WatchList.known(kafka).values().stream()
                .sorted(Comparator.comparing(Watch::id))
                .toList();
    }

    @Command(name = "list", description = "Shows the watches.", mixinStandardHelpOptions = true)
    static final class ListCommand extends KafkaCommand {
        @Option(names = "--json", description = "A line of JSON for each, as it stands in Kafka.")
        private boolean json;

        @Override
        boolean run(KafkaSettings kafka, PrintWriter out) {
            if (!json) {
                return new WatchesCommand().run(kafka, out);
            }
            sorted(kafka).forEach(watch -> out.println(Json.text(watch)));
            return true;
        }
    }

    @Command(
            name = "remove",
            description = "Removes watches: they alert no more. What they alerted stays.",
            mixinStandardHelpOptions = true)
    static final class RemoveCommand extends KafkaCommand {
        @Parameters(paramLabel = "ID", arity = "1..*", description = "As telex watches shows it.")
        private List<String> ids = List.of();

        @Override
        boolean run(KafkaSettings kafka, PrintWriter out) {
            Map<String, Watch> known = WatchList.known(kafka);
            Map<String, @Nullable Watch> changes = new HashMap<>();
            ids.stream().filter(known::containsKey).forEach(id -> changes.put(id, null));
            WatchList.write(changes, kafka);
            ids.forEach(
                    id -> out.println(known.containsKey(id) ? "removed   " + id : WatchLines.UNKNOWN.formatted(id)));
            return known.keySet().containsAll(ids);
        }
    }

    @Command(
            name = "import",
            description = {
                "Takes a list of watches in YAML, as telex watches export writes it. Those with an id that is there are"
                        + " replaced, the others added. Where anything in it is wrong, nothing of it is taken.",
            },
            mixinStandardHelpOptions = true)
    static final class ImportCommand extends KafkaCommand {
        @Parameters(paramLabel = "FILE", description = "A list in YAML; - is standard input.")
        private String file = "-";

        @Override
        boolean run(KafkaSettings kafka, PrintWriter out) throws IOException {
            WatchList list;
            try (Reader lines = Lines.of(file)) {
                list = WatchList.read(file, lines, WatchList.known(kafka), Instant.now());
            }
            list.faults().forEach(out::println);
            if (!list.faults().isEmpty()) {
                out.println("nothing of it is taken");
                return false;
            }
            WatchList.write(new HashMap<>(list.watches()), kafka);
            out.printf("%,d watches%n", list.watches().size());
            return true;
        }
    }

    @Command(
            name = "export",
            description = "Writes the watches as YAML, which telex watches import reads.",
            mixinStandardHelpOptions = true)
    static final class ExportCommand extends KafkaCommand {
        @Parameters(
                paramLabel = "FILE",
                arity = "0..1",
                description = "Where to; without it, or as -, standard output.")
        private String file = "-";

        @Override
        boolean run(KafkaSettings kafka, PrintWriter out) throws IOException {
            Map<String, Watch> known = WatchList.known(kafka);
            if (file.equals("-")) {
                WatchList.write(known.values(), out);
                return true;
            }
            try (Writer writer = Files.newBufferedWriter(Path.of(file))) {
                WatchList.write(known.values(), writer);
            }
            out.printf("%,d watches in %s%n", known.size(), file);
            return true;
        }
    }
}
