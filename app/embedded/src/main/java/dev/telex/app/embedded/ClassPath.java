package dev.telex.app.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Class paths as a child with another working directory needs them: absolute, each entry by name.
final class ClassPath {

    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private ClassPath() {}

    static List<String> ofThisProcess() {
        return Stream.of(SEPARATOR.split(System.getProperty("java.class.path", ""), -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .toList();
    }

    /// All jars of a directory, always in the same order.
    static List<String> ofJars(Path lib) {
        try (Stream<Path> files = Files.list(lib)) {
            return files.map(file -> file.toAbsolutePath().toString())
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ServerFailure("The jars in " + lib + " can't be read: " + e.getMessage(), e);
        }
    }
}
