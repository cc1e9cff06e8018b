package dev.telex.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Where an all-in-one keeps what it has, held by one process at a time.
///
/// The lock is the operating system's: it ends with the process, however that ends.
public final class DataDirectory implements AutoCloseable {
    private final Path directory;
    private final FileChannel channel;

    private DataDirectory(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /// @throws StartFailure where it cannot be written, or another process holds it
    public static DataDirectory hold(Path directory) {
        Path file = directory.resolve("telex.lock");
        FileChannel channel;
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StartFailure("the data directory %s cannot be written (%s); choose another with --data"
                    .formatted(directory.toAbsolutePath(), e));
        }
        try {
            if (lock(channel) == null) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw new StartFailure(
                        "the data directory %s is in use by process %s; stop that one, or choose another with --data"
                                .formatted(directory.toAbsolutePath(), holder));
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DataDirectory(directory, channel);
    }

    public Path kafka() {
        return directory.resolve("kafka");
    }

    public Path elasticsearch() {
        return directory.resolve("elasticsearch");
    }

    /// State that can be restored from Kafka.
    public Path enrich() {
        return directory.resolve("enrich");
    }

    public Path path() {
        return directory;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // Held by this very process.
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }
}
