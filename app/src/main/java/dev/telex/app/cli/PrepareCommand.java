package dev.telex.app.cli;

import dev.telex.app.embedded.EmbeddedElasticsearch;
import dev.telex.app.embedded.EmbeddedKafka;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What `./telex` does once behind a build.
@Command(
        name = "prepare",
        hidden = true,
        description =
                "Lets the embedded servers start twice as fast from now on; takes half a minute, once for a build.",
        mixinStandardHelpOptions = true)
final class PrepareCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--own", required = true, paramLabel = "FILE", description = "Where Telex's own cache goes.")
    private Path own = Path.of("");

    @Override
    public Integer call() {
        Console console = new Console(Objects.requireNonNull(spec).commandLine().getOut());
        Logging.toConsole();
        console.run("Kafka", () -> {
            EmbeddedKafka.prepare();
            return "prepared for fast starts";
        });
        console.run("Elasticsearch", () -> {
            EmbeddedElasticsearch.prepare();
            return "prepared for fast starts";
        });
        console.run("Telex", () -> {
            rehearse();
            return "prepared for fast starts";
        });
        return 0;
    }

    /// Lets a demo run for a while on throwaway data, from which the JVM learns what a start needs (JEP 483, 514,
    /// 515).
    private void rehearse() {
        try {
            Path scratch = Files.createTempDirectory(
                    Files.createDirectories(own.toAbsolutePath().getParent()), "making");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:AOTCacheOutput=" + own.toAbsolutePath(),
                    "-Xlog:aot*=off"));
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Telex.class.getName()));
            command.addAll(List.of("demo", "--for", "20s", "--data", scratch.toString()));
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(scratch.resolve("out").toFile())
                    .start()
                    .waitFor();
            try (Stream<Path> all = Files.walk(scratch)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
