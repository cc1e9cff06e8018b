package dev.telex.app.cli;

import dev.telex.bench.Bench;
import dev.telex.bench.Measurement;
import dev.telex.bench.Plot;
import dev.telex.wire.json.Json;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = "Measures how fast Telex is, each figure with its limit measured beside it.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "What to measure, or all; without a name, what there is.")
    private List<String> names = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the data sets are (shared/data beside the checkout).")
    private Path data = Path.of(System.getProperty("telex.home", "."), "..", "shared", "data");

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes the figures as JSON, and how they grow with size to FILE.svg.")
    private @Nullable Path report;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        if (names.isEmpty()) {
            Bench.names().forEach((name, says) -> out.printf("  %-12s %s%n", name, says));
            return 0;
        }
        Logging.toConsole();
        try {
            List<Measurement> measurements =
                    Bench.run(names.contains(ALL) ? List.copyOf(Bench.names().keySet()) : names, data, out);
            if (report != null) {
                Files.writeString(report, Json.text(measurements) + "\n");
                String plot = Plot.of(measurements);
                if (!plot.isEmpty()) {
                    Files.writeString(Path.of(report + ".svg"), plot);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
        return 0;
    }
}
