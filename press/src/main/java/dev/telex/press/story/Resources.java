package dev.telex.press.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The grammar's files on the class path.
final class Resources {
    private static final String FOLDER = "/dev/telex/press/grammar/";

    private Resources() {}

    static List<String> lines(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("grammar: no file " + FOLDER + name + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("grammar: " + name, e);
        }
    }

    static List<String> rows(String name) {
        return lines(name).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    static RuleFile rules(String name) {
        return RuleFile.read(name, lines(name));
    }
}
