package dev.telex.app.cli;

import dev.telex.app.WatchFaults;
import dev.telex.app.WatchList;
import dev.telex.wire.Destination;
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
        name = "watches",
        description = "Shows the watches; adds, edits, removes, tests, imports and exports them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            WatchesAddCommand.class,
            WatchesAddCommand.EditCommand.class,
            WatchesCommand.ListCommand.class,
            WatchesCommand.RemoveCommand.class,
            WatchesTestCommand.class,
            WatchesCommand.ImportCommand.class,
            WatchesCommand.ExportCommand.class,
        })
final class WatchesCommand implements Callable<Integer> {
    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Logging.toConsole();
        return list(settings, FeedsCommand.out(spec), false);
    }

    private static int list(SettingsOptions settings, PrintWriter out, boolean json) {
        List<Watch> watches = WatchList.known(FeedsCommand.prepared(settings)).values().stream()
                .sorted(Comparator.comparing(Watch::id))
                .toList();
        watches.forEach(watch -> out.println(json ? Json.text(watch) : text(watch)));
        if (!json) {
            out.printf("%,d watches%n", watches.size());
        }
        out.flush();
        return 0;
    }

    /// A watch that was written past these commands may be one that matches nothing: it says so.
    private static String text(Watch watch) {
        String to = watch.routing().destinations().stream()
                .map(WatchesCommand::text)
                .collect(Collectors.joining(", "));
        String faults = WatchFaults.of(watch).stream()
                .map("%n            %s"::formatted)
                .collect(Collectors.joining());
        return "%s  %s  %s%s%s"
                .formatted(
                        faults.isEmpty() ? "watching  " : "disabled  ",
                        watch.id(),
                        watch.query(),
                        to.isEmpty() ? "" : "  → " + to,
                        faults);
    }

    private static String text(Destination destination) {
        return destination.address() == null
                ? "%s (secret %s)".formatted(destination.name(), destination.secret())
                : destination.address();
    }

    @Command(name = "list", description = "Shows the watches.", mixinStandardHelpOptions = true)
    static final class ListCommand implements Callable<Integer> {
        @Mixin(name = "settings")
        private final SettingsOptions settings = new SettingsOptions();

        @Option(names = "--json", description = "A line of JSON for each, as it stands in Kafka.")
        private boolean json;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            Logging.toConsole();
            return list(settings, FeedsCommand.out(spec), json);
        }
    }

    @Command(
            name = "remove",
            description = "Removes watches: they alert no more. What they alerted stays.",
            mixinStandardHelpOptions = true)
    static final class RemoveCommand implements Callable<Integer> {
        @Mixin(name = "settings")
        private final SettingsOptions settings = new SettingsOptions();

        @Parameters(paramLabel = "ID", arity = "1..*", description = "As telex watches shows it.")
        private List<String> ids = List.of();

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            Logging.toConsole();
            PrintWriter out = FeedsCommand.out(spec);
            KafkaSettings kafka = FeedsCommand.prepared(settings);
            Map<String, Watch> known = WatchList.known(kafka);
            Map<String, @Nullable Watch> changes = new HashMap<>();
            ids.stream().filter(known::containsKey).forEach(id -> changes.put(id, null));
            WatchList.write(changes, kafka);
            ids.forEach(id -> out.println(
                    known.containsKey(id) ? "removed  " + id : "unknown  %s: telex watches shows all".formatted(id)));
            out.flush();
            return changes.size() == ids.size() ? 0 : Telex.FAILED;
        }
    }

    @Command(
            name = "import",
            description = {
                "Takes a list of watches in YAML, as telex watches export writes it. Those with an id that is there are"
                        + " replaced, the others added. Where anything in it is wrong, nothing of it is taken.",
            },
            mixinStandardHelpOptions = true)
    static final class ImportCommand implements Callable<Integer> {
        @Mixin(name = "settings")
        private final SettingsOptions settings = new SettingsOptions();

        @Parameters(paramLabel = "FILE", description = "A list in YAML; - is standard input.")
        private String file = "-";

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            Logging.toConsole();
            PrintWriter out = FeedsCommand.out(spec);
            KafkaSettings kafka = FeedsCommand.prepared(settings);
            WatchList list;
            try (Reader lines = Lines.of(file)) {
                list = WatchList.read(file, lines, WatchList.known(kafka), Instant.now());
            }
            list.faults().forEach(out::println);
            if (list.faults().isEmpty()) {
                WatchList.write(new HashMap<>(list.watches()), kafka);
                out.printf("%,d watches%n", list.watches().size());
            }
            out.flush();
            return list.faults().isEmpty() ? 0 : Telex.FAILED;
        }
    }

    @Command(
            name = "export",
            description = "Writes the watches as YAML, which telex watches import reads.",
            mixinStandardHelpOptions = true)
    static final class ExportCommand implements Callable<Integer> {
        @Mixin(name = "settings")
        private final SettingsOptions settings = new SettingsOptions();

        @Parameters(
                paramLabel = "FILE",
                arity = "0..1",
                description = "Where to; without it, or as -, standard output.")
        private String file = "-";

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            Logging.toConsole();
            PrintWriter out = FeedsCommand.out(spec);
            Map<String, Watch> known = WatchList.known(FeedsCommand.prepared(settings));
            if (file.equals("-")) {
                WatchList.write(known.values(), out);
            } else {
                try (Writer writer = Files.newBufferedWriter(Path.of(file))) {
                    WatchList.write(known.values(), writer);
                }
                out.printf("%,d watches in %s%n", known.size(), file);
            }
            out.flush();
            return 0;
        }
    }
}
