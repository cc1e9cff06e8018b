package dev.telex.app.cli;

import dev.telex.app.EntityCsv;
import dev.telex.app.EntityList;
import dev.telex.wire.topics.KafkaSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "entities",
        description = "What Telex knows by name: adds lists of your own, trains the tagger.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {EntitiesCommand.ImportCommand.class, EntitiesTrainCommand.class})
final class EntitiesCommand {
    private EntitiesCommand() {}

    @Command(
            name = "import",
            description = {
                "Takes the entities of a CSV file: adds what is new or changed, removes what was imported from a file of"
                        + " that name before and is no longer in it. Running instances know them within a second.",
                "",
                "Columns by name, in the first line: id, name, type (PER, ORG, LOC or MISC), and aliases with | between"
                        + " them."
            },
            mixinStandardHelpOptions = true)
    static final class ImportCommand implements Callable<Integer> {
        @Mixin(name = "settings")
        private final SettingsOptions settings = new SettingsOptions();

        @Parameters(paramLabel = "FILE", description = "CSV in UTF-8.")
        private Path file = Path.of("entities.csv");

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            Logging.toConsole();
            PrintWriter out = FeedsCommand.out(spec);
            EntityCsv csv = EntityCsv.read(file);
            KafkaSettings kafka = FeedsCommand.prepared(settings);
            csv.faults().forEach(out::println);
            out.println(EntityList.sync(file.getFileName().toString(), csv.entries(), kafka));
            out.flush();
            return csv.faults().isEmpty() ? 0 : Telex.FAILED;
        }
    }
}
