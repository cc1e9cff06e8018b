package dev.telex.app.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The end of a server's log, as far as one life of the server wrote it.
///
/// @param file the log
/// @param start its length in bytes when that life began
record LogTail(Path file, long start) {

    private static final int BYTES = 64 * 1024;

    static LogTail startingNow(Path file) {
        return new LogTail(file, file.toFile().length());
    }

    /// The last line that tells of an error, or nothing.
    String lastError() {
        return last(lines().stream()
                .filter(line -> line.contains(" ERROR ") || line.contains(" FATAL "))
                .toList());
    }

    /// The last line, or nothing.
    String lastLine() {
        return last(lines());
    }

    private static String last(List<String> lines) {
        return lines.isEmpty() ? "" : lines.getLast();
    }

    private List<String> lines() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long rolled = log.length() < start ? 0 : start;
            log.seek(Math.max(rolled, log.length() - BYTES));
            byte[] tail = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException _) {
            return List.of(); // there is none yet
        }
    }
}
