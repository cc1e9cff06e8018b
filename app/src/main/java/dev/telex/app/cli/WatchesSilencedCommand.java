package dev.telex.app.cli;

import dev.telex.app.AlertedStories;
import dev.telex.app.Silences;
import dev.telex.app.WatchList;
import dev.telex.wire.Alert;
import dev.telex.wire.Destination;
import dev.telex.wire.Silence;
import dev.telex.wire.Watch;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "silenced",
        description = "Shows what is not delivered now: snoozed watches, muted stories, destinations that are closed.",
        mixinStandardHelpOptions = true)
final class WatchesSilencedCommand extends KafkaCommand {
    @Option(names = "--json", description = "A line of JSON for each, as it stands in Kafka.")
    private boolean json;

    @Override
    boolean run(KafkaSettings kafka, PrintWriter out) {
        List<Silence> silences = Silences.at(Instant.now(), kafka).all();
        if (json) {
            silences.forEach(silence -> out.println(Json.text(silence)));
            return true;
        }
        Collection<Watch> watches = WatchList.known(kafka).values();
        List<String> muted = silences.stream()
                .filter(silence -> silence.kind() == Silence.Kind.MUTE)
                .map(Silence::of)
                .toList();
        Map<String, Alert.Of> stories = muted.isEmpty() ? Map.of() : AlertedStories.named(muted, kafka);
        silences.forEach(silence -> out.println(text(silence, watches, stories) + said(silence)));
        out.printf("%,d silenced%n", silences.size());
        return true;
    }

    private static String text(Silence silence, Collection<Watch> watches, Map<String, Alert.Of> stories) {
        return switch (silence.kind()) {
            case SNOOZE -> "snoozed   %s %s".formatted(silence.of(), SilenceOptions.text(silence.until()));
            case MUTE -> WatchesMuteCommand.text(silence, stories.get(silence.of()));
            case CLOSED -> "closed    " + name(silence.of(), watches);
        };
    }

    private static String said(Silence silence) {
        String by = silence.by() == null ? "" : "by " + silence.by();
        String all = silence.reason() == null ? by : by.isEmpty() ? silence.reason() : by + ": " + silence.reason();
        return all.isEmpty() ? "" : "  (" + all + ")";
    }

    /// A target by the addresses that watches have for it, and the watches.
    private static String name(String target, Collection<Watch> watches) {
        Map<String, List<String>> watchesByName = watches.stream()
                .flatMap(watch -> watch.routing().destinations().stream()
                        .filter(destination -> destination.target().equals(target))
                        .map(destination -> Map.entry(WatchLines.name(destination), watch.id())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return watchesByName.isEmpty()
                ? target + ", which no watch has any more"
                : watchesByName.entrySet().stream()
                        .map(name -> "%s of %s".formatted(name.getKey(), String.join(", ", name.getValue())))
                        .collect(Collectors.joining("; "));
    }

    @Command(
            name = "reopen",
            description = "Delivers again to destinations that were closed because they said that they are gone (410).",
            mixinStandardHelpOptions = true)
    static final class ReopenCommand extends KafkaCommand {
        @Parameters(
                paramLabel = "ADDRESS|NAME|WATCH",
                arity = "1..*",
                description = "A destination's address, its name, or the id of a watch: all of its destinations.")
        private List<String> names = List.of();

        @Override
        boolean run(KafkaSettings kafka, PrintWriter out) {
            Collection<Watch> watches = WatchList.known(kafka).values();
            Silences silences = Silences.at(Instant.now(), kafka);
            Map<String, @Nullable Silence> changes = new HashMap<>();
            List<String> told = new ArrayList<>();
            boolean isWhole = true;
            for (String name : names) {
                List<String> closed = targets(name, watches).stream()
                        .filter(target -> silences.of(Silence.Kind.CLOSED, target) != null)
                        .toList();
                for (String target : closed) {
                    changes.put(Silence.key(Silence.Kind.CLOSED, target, null), null);
                    told.add("reopened  " + name(target, watches));
                }
                if (closed.isEmpty()) {
                    told.add("unknown   %s: no closed destination; telex watches silenced shows them".formatted(name));
                    isWhole = false;
                }
            }
            Silences.write(changes, kafka);
            told.forEach(out::println);
            if (!changes.isEmpty()) {
                out.println("What was set aside meanwhile: telex dead-letters replay --stage sink"
                        + " --reason \"the destination is closed\"");
            }
            return isWhole;
        }

        private static List<String> targets(String name, Collection<Watch> watches) {
            return watches.stream()
                    .flatMap(watch -> watch.routing().destinations().stream()
                            .filter(destination -> name.equals(watch.id())
                                    || name.equals(destination.name())
                                    || name.equals(destination.address())))
                    .map(Destination::target)
                    .distinct()
                    .toList();
        }
    }
}
