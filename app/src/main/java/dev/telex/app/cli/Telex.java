package dev.telex.app.cli;

import dev.telex.app.StartFailure;
import dev.telex.app.embedded.ServerFailure;
import dev.telex.wire.settings.InvalidSettings;
import dev.telex.wire.topics.TopicsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.KafkaException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command `telex`.
@Command(
        name = "telex",
        mixinStandardHelpOptions = true,
        version = "Telex 0.1",
        description = "Watches the world's news wires: from feeds to a searchable index, in near real time.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  telex demo             simulated publishers, no network needed",
            "  telex run              the feeds of feeds.opml, data kept in data/",
            "  telex COMMAND --help   what a command can do",
            "  source <(telex completion)   lets bash and zsh complete commands and options",
        },
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            SearchCommand.class,
            TailCommand.class,
            FeedsCommand.class,
            WatchesCommand.class,
            EntitiesCommand.class,
            ParseCommand.class,
            PartCommand.IngestCommand.class,
            PartCommand.EnrichCommand.class,
            PartCommand.SinkCommand.class,
            DeadLettersCommand.class,
            ReindexCommand.class,
            ReplayCommand.class,
            HealthCommand.class,
            PressCommand.class,
            AnnotateCommand.class,
            GroupCommand.class,
            MatchCommand.class,
            BenchCommand.class,
            PrepareCommand.class,
            SettingsCommand.class,
        })
public final class Telex {
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private Telex() {}

    public static void main(String... arguments) {
        int status = commandLine().execute(arguments);
        // Parts leave no thread behind; a library might.
        System.exit(arguments.length == 0 ? MISUSED : status);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Telex());
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(Telex::explain);
        line.setParameterExceptionHandler(Telex::correct);
        line.getSubcommands().values().forEach(SettingsOptions::addTo);
        line.addSubcommand("completion", new AutoComplete.GenerateCompletion());
        return line;
    }

    /// What is wrong, and where help is; the whole of that would hide it.
    private static int correct(ParameterException e, String... arguments) {
        CommandLine line = e.getCommandLine();
        if (arguments.length == 0) {
            line.usage(line.getErr());
        } else {
            line.getErr().println(e.getMessage());
            UnmatchedArgumentException.printSuggestions(e, line.getErr());
            line.getErr()
                    .printf("%s --help tells more.%n", line.getCommandSpec().qualifiedName());
        }
        return MISUSED;
    }

    /// What a person can mend is told in a line; the rest is a bug, and its trace is what helps.
    private static int explain(Exception e, CommandLine line, ParseResult result) {
        if (e instanceof InvalidSettings
                || e instanceof StartFailure
                || e instanceof ServerFailure
                || e instanceof TopicsException
                || e instanceof IOException
                || e instanceof UncheckedIOException
                || e instanceof KafkaException
                || e instanceof IllegalStateException) {
            line.getErr().println("telex: " + e.getMessage());
            return e instanceof InvalidSettings ? MISUSED : FAILED;
        }
        e.printStackTrace(line.getErr());
        return FAILED;
    }
}
