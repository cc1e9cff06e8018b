package dev.telex.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Java process beside this one, so that what it takes is its own. It is spoken to by lines, and ends with its
/// standard input.
final class ChildJvm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String main;
    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;

    private ChildJvm(String main, Process process) {
        this.main = main;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /// With the classes of this process.
    static ChildJvm start(List<String> flags, Class<?> main, Object... arguments) throws IOException {
        return start(flags, System.getProperty("java.class.path"), main.getName(), arguments);
    }

    /// With the jars of a directory.
    static ChildJvm start(List<String> flags, Path lib, String main, Object... arguments) throws IOException {
        try (Stream<Path> jars = Files.list(lib)) {
            String classPath = jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
            return start(flags, classPath, main, arguments);
        }
    }

    private static ChildJvm start(List<String> flags, String classPath, String main, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return new ChildJvm(
                main,
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /// @return its next line
    /// @throws IllegalStateException where it has ended
    String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException(main + " has ended");
        }
        return line;
    }

    /// @return what it answers to a line
    String ask(String question) throws IOException {
        questions.write(question + '\n');
        questions.flush();
        return line();
    }

    @Override
    public void close() {
        try {
            questions.close();
            if (!process.waitFor(PATIENCE)) {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
