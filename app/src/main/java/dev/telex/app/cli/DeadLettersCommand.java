package dev.telex.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.telex.app.StartFailure;
import dev.telex.sink.deadletter.DeadLetterBox;
import dev.telex.sink.deadletter.Letter;
import dev.telex.sink.deadletter.Wanted;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "dead-letters",
        description =
                "Records that a part could not take: shows them, puts them back where they came from, drops them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DeadLettersCommand.ListCommand.class,
            DeadLettersCommand.ShowCommand.class,
            DeadLettersCommand.ReplayCommand.class,
            DeadLettersCommand.DropCommand.class,
        })
final class DeadLettersCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(FeedsCommand.command(spec), "expected list, show, replay or drop");
    }

    private static String line(Letter letter) {
        return "%-10s %s  %-7s %-28s %,8d bytes  %s%s"
                .formatted(
                        letter.id(),
                        TIME.format(letter.time()),
                        letter.stage(),
                        letter.from(),
                        size(letter),
                        letter.isWaiting() ? "" : "(" + letter.outcome() + ") ",
                        letter.reason().lines().findFirst().orElse(""));
    }

    /// "no dead letters", "1 dead letter", "2,000 dead letters"
    private static String count(long letters) {
        return letters == 0 ? "no dead letters" : "%,d dead %s".formatted(letters, letters == 1 ? "letter" : "letters");
    }

    private static int size(Letter letter) {
        byte[] value = letter.record().value();
        return value == null ? 0 : value.length;
    }

    private static ObjectNode json(Letter letter) {
        byte[] key = letter.record().key();
        return Json.mapper()
                .createObjectNode()
                .put("id", letter.id())
                .put("time", letter.time().toString())
                .put("stage", letter.stage())
                .put("reason", letter.reason())
                .put("origin", letter.from())
                .put("key", key == null ? null : new String(key, StandardCharsets.UTF_8))
                .put("bytes", size(letter))
                .put("outcome", letter.outcome());
    }

    /// What all have in common.
    abstract static class BoxCommand implements Callable<Integer> {
        @Mixin(name = "settings")
        private final SettingsOptions settings = new SettingsOptions();

        @Spec
        @Nullable
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            Logging.toConsole();
            try (DeadLetterBox box =
                    new DeadLetterBox(Target.of(settings.read()).kafka())) {
                use(box, FeedsCommand.out(spec));
            }
            return 0;
        }

        abstract void use(DeadLetterBox box, PrintWriter out) throws IOException;
    }

    /// A letter that was named and is not there is a mistake, and told before anything is done.
    private static void expect(DeadLetterBox box, Wanted wanted) {
        Set<String> missing = new TreeSet<>(wanted.ids());
        if (!missing.isEmpty()) {
            box.read(wanted, letter -> missing.remove(letter.id()));
        }
        if (!missing.isEmpty()) {
            throw new StartFailure("no dead letter %s%s; see telex dead-letters list --settled"
                    .formatted(String.join(", ", missing), wanted.settled() ? " is there" : " waits"));
        }
    }

    /// What changes something says what is meant.
    abstract static class SettlingCommand extends BoxCommand {
        @Parameters(paramLabel = "ID", arity = "0..*", description = "As list shows them: 3@1042.")
        private Set<String> ids = Set.of();

        @Mixin
        private final DeadLetterOptions options = new DeadLetterOptions();

        @Option(names = "--all", description = "All that wait.")
        private boolean all;

        Wanted wanted() {
            Wanted wanted = options.wanted(ids, false);
            if (!all && !wanted.isNarrow()) {
                throw new ParameterException(
                        FeedsCommand.command(spec),
                        "which? name letters (telex dead-letters list), filter, or say --all");
            }
            return wanted;
        }
    }

    @Command(name = "list", description = "Lists those that wait.", mixinStandardHelpOptions = true)
    static final class ListCommand extends BoxCommand {
        @Mixin
        private final DeadLetterOptions options = new DeadLetterOptions();

        @Option(names = "--settled", description = "Also those that were replayed or dropped.")
        private boolean settled;

        @Option(names = "--json", description = "A line of JSON for each.")
        private boolean json;

        @Override
        void use(DeadLetterBox box, PrintWriter out) {
            AtomicLong count = new AtomicLong();
            box.read(options.wanted(Set.of(), settled), letter -> {
                count.incrementAndGet();
                out.println(json ? Json.text(json(letter)) : line(letter));
            });
            if (!json) {
                out.println(count(count.get()));
            }
        }
    }

    @Command(name = "show", description = "Shows letters whole, with the bytes.", mixinStandardHelpOptions = true)
    static final class ShowCommand extends BoxCommand {
        @Parameters(paramLabel = "ID", arity = "1..*", description = "As list shows them: 3@1042.")
        private Set<String> ids = Set.of();

        @Override
        void use(DeadLetterBox box, PrintWriter out) {
            Wanted wanted = new Wanted(ids, null, null, null, null, null, true);
            expect(box, wanted);
            box.read(wanted, letter -> {
                byte[] value = letter.record().value();
                json(letter).properties().stream()
                        .filter(field -> !field.getValue().asText("").isEmpty())
                        .forEach(field -> out.printf(
                                "%-8s %s%n", field.getKey(), field.getValue().asText()));
                out.println();
                out.println(value == null ? "(no value)" : new String(value, StandardCharsets.UTF_8));
                out.println();
            });
        }
    }

    @Command(
            name = "replay",
            description = "Puts the original bytes back where they came from. What still cannot be taken comes back.",
            mixinStandardHelpOptions = true)
    static final class ReplayCommand extends SettlingCommand {
        @Override
        void use(DeadLetterBox box, PrintWriter out) {
            AtomicLong count = new AtomicLong();
            Wanted wanted = wanted();
            expect(box, wanted);
            box.replay(wanted, letter -> {
                count.incrementAndGet();
                out.println(letter.id() + " → " + letter.origin().topic() + "-"
                        + letter.origin().partition());
            });
            out.println(count(count.get()) + " replayed");
        }
    }

    @Command(name = "drop", description = "Gives letters up.", mixinStandardHelpOptions = true)
    static final class DropCommand extends SettlingCommand {
        @Override
        void use(DeadLetterBox box, PrintWriter out) {
            AtomicLong count = new AtomicLong();
            Wanted wanted = wanted();
            expect(box, wanted);
            box.drop(wanted, letter -> {
                count.incrementAndGet();
                out.println(line(letter));
            });
            out.println(count(count.get()) + " dropped");
        }
    }
}
