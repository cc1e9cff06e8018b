package dev.telex.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// How much memory a process holds: from /proc where there is one, from ps elsewhere.
public final class ResidentMemory {

    private ResidentMemory() {}

    /// @return bytes; 0 if there is no such process
    public static long of(long pid) {
        try {
            return Files.exists(Path.of("/proc/self/status")) ? fromProc(pid) : fromPs(pid);
        } catch (IOException | UncheckedIOException _) {
            return 0; // it ended meanwhile
        }
    }

    private static long fromProc(long pid) throws IOException {
        return kibibytes(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:")));
    }

    private static long fromPs(long pid) throws IOException {
        Process ps = new ProcessBuilder(List.of("ps", "-o", "rss=", "-p", Long.toString(pid))).start();
        return kibibytes(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).lines());
    }

    private static long kibibytes(Stream<String> lines) {
        return lines.map(line -> line.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty())
                .mapToLong(digits -> Long.parseLong(digits) * 1024)
                .findFirst()
                .orElse(0);
    }
}
