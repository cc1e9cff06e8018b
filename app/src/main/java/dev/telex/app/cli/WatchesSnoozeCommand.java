package dev.telex.app.cli;

import dev.telex.app.Silences;
import dev.telex.app.WatchList;
import dev.telex.wire.Silence;
import dev.telex.wire.Watch;
import dev.telex.wire.topics.KafkaSettings;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "snooze",
        description = "Delivers nothing of watches for a while. Their alerts go on, and come in a digest at its end.",
        footer = {"", "  telex watches snooze floods --for 2h", "  telex watches snooze floods strikes --until 08:00"},
        mixinStandardHelpOptions = true)
final class WatchesSnoozeCommand extends KafkaCommand {
    @Mixin
    private final SilenceOptions options = new SilenceOptions();

    @Parameters(paramLabel = "ID", arity = "1..*", description = "As telex watches shows it.")
    private List<String> ids = List.of();

    @Override
    void check() {
        if (options.end(Instant.now(), this) == null) {
            throw misused("for how long? --for 2h, or --until 08:00");
        }
    }

    @Override
    boolean run(KafkaSettings kafka, PrintWriter out) {
        Instant now = Instant.now();
        Instant end = Objects.requireNonNull(options.end(now, this), "was checked");
        Map<String, Watch> known = WatchList.known(kafka);
        Map<String, @Nullable Silence> changes = new HashMap<>();
        List<String> told = new ArrayList<>();
        for (String id : ids) {
            if (known.containsKey(id)) {
                Silence silence = options.silence(Silence.Kind.SNOOZE, id, null, end, now);
                changes.put(silence.key(), silence);
                told.add("snoozed   %s %s".formatted(id, SilenceOptions.text(end)));
            } else {
                told.add(WatchLines.UNKNOWN.formatted(id));
            }
        }
        Silences.write(changes, kafka);
        told.forEach(out::println);
        return known.keySet().containsAll(ids);
    }

    @Command(
            name = "wake",
            description = "Ends the snooze of watches: what was held goes out at once, as a digest.",
            mixinStandardHelpOptions = true)
    static final class WakeCommand extends KafkaCommand {
        @Parameters(paramLabel = "ID", arity = "1..*", description = "As telex watches shows it.")
        private List<String> ids = List.of();

        @Override
        boolean run(KafkaSettings kafka, PrintWriter out) {
            Silences silences = Silences.at(Instant.now(), kafka);
            Map<String, @Nullable Silence> changes = new HashMap<>();
            List<String> told = new ArrayList<>();
            for (String id : ids) {
                if (silences.of(Silence.Kind.SNOOZE, id) == null) {
                    told.add("awake     %s: it was not snoozed; telex watches silenced shows what is".formatted(id));
                } else {
                    changes.put(Silence.key(Silence.Kind.SNOOZE, id, null), null);
                    told.add("woken     " + id);
                }
            }
            Silences.write(changes, kafka);
            told.forEach(out::println);
            return changes.size() == ids.size();
        }
    }
}
