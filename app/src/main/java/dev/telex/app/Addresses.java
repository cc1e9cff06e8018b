package dev.telex.app;

import dev.telex.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the servers of a running all-in-one are, left in its data directory for `telex search` and `telex tail`.
///
/// @param pid   of the process that holds the parts
/// @param kafka host:port
/// @param press the front page of the simulated publishers; null where there are none
public record Addresses(
        long pid,
        String kafka,
        String elasticsearch,
        @Nullable String press) {
    private static final String FILE = "addresses.json";

    public void leaveIn(Path directory) {
        try {
            Files.write(directory.resolve(FILE), Json.bytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void removeFrom(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return null where nothing runs in that directory
    public static @Nullable Addresses of(Path directory) {
        try {
            Addresses addresses = Json.read(Files.readAllBytes(directory.resolve(FILE)), Addresses.class);
            return ProcessHandle.of(addresses.pid()).isPresent() ? addresses : null;
        } catch (IOException e) {
            return null;
        }
    }
}
