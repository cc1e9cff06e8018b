package dev.telex.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The command `telex` in a process of its own, as a person starts it.
///
/// @param directory where it is started
/// @param output    what it wrote, standard error included
public record CommandLineProcess(Process process, Path directory, Path output) {

    public static CommandLineProcess start(Path directory, String... arguments) throws IOException {
        Path output = Files.createTempFile(directory, "telex-", ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dtelex.home=" + System.getProperty("telex.home"),
                "-Xmx384m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.telex.app.cli.Telex"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new CommandLineProcess(process, directory, output);
    }

    /// Waits for its end.
    ///
    /// @return the exit status
    public int await(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("telex did not end within " + seconds + " s: " + text());
        }
        return process.exitValue();
    }

    public String text() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As `kill -9`.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
