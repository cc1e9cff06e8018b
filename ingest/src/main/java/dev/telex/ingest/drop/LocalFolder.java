package dev.telex.ingest.drop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A directory of this machine. Symbolic links in it are left alone: they could lead anywhere.
final class LocalFolder implements Folder {
    private final Path directory;
    private final Set<String> vanished = new HashSet<>();
    private @Nullable WatchService watch;

    LocalFolder(Path directory) {
        this.directory = directory;
    }

    @Override
    public Listing list() throws IOException {
        prepare();
        List<DroppedFile> files = new ArrayList<>();
        Set<String> temporary = new HashSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (FileNames.isTemporary(name)) {
                    temporary.add(name);
                } else {
                    add(entry, name, files);
                }
            }
        }
        Listing listing = new Listing(files, temporary, vanished);
        vanished.clear();
        return listing;
    }

    @Override
    public byte[] read(String name, int limit) throws IOException {
        try (InputStream file =
                Files.newInputStream(directory.resolve(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return file.readNBytes(limit + 1);
        }
    }

    @Override
    public void done(String name) throws IOException {
        Path done = directory.resolve(FileNames.DONE);
        move(name, done.resolve(FileNames.free(name, taken -> exists(done.resolve(taken)))));
    }

    @Override
    public void failed(String name, String reason) throws IOException {
        Path failed = directory.resolve(FileNames.FAILED);
        String free = FileNames.free(
                name, taken -> exists(failed.resolve(taken)) || exists(failed.resolve(taken + FileNames.REASON)));
        Files.writeString(failed.resolve(free + FileNames.REASON), reason + "\n", UTF_8);
        move(name, failed.resolve(free));
    }

    @Override
    public void await(Duration time) throws InterruptedException {
        if (watch == null) {
            Thread.sleep(time);
            return;
        }
        WatchKey key = watch.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        if (key == null) {
            return;
        }
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind().equals(StandardWatchEventKinds.ENTRY_DELETE)
                    && FileNames.isTemporary(String.valueOf(event.context()))) {
                vanished.add(String.valueOf(event.context()));
            }
        }
        if (!key.reset()) {
            close(); // The directory is gone; should it come back, it is watched anew.
        }
    }

    @Override
    public void close() {
        try {
            if (watch != null) {
                watch.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a watch does not close", e);
        } finally {
            watch = null;
        }
    }

    private void prepare() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(
                    "%s: no such directory on this machine; create it, or remove the feed".formatted(directory));
        }
        own(FileNames.DONE);
        own(FileNames.FAILED);
        if (!Files.isReadable(directory) || !Files.isWritable(directory)) {
            throw new IOException("%s: Telex may not read it and move files out of it; let user %s do both"
                    .formatted(directory, System.getProperty("user.name")));
        }
        if (watch == null) {
            watch = directory.getFileSystem().newWatchService();
            directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
        }
    }

    private void own(String name) throws IOException {
        Path own = directory.resolve(name);
        if (!exists(own)) {
            Files.createDirectory(own);
        }
        if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(own)) {
            throw new IOException("%s: has to be a directory, no link, into which Telex may move files".formatted(own));
        }
    }

    private static void add(Path entry, String name, List<DroppedFile> files) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                files.add(new DroppedFile(
                        name, attributes.size(), attributes.lastModifiedTime().toInstant()));
            }
        } catch (NoSuchFileException e) {
            // Whoever put it there took it away again.
        }
    }

    private void move(String name, Path target) throws IOException {
        Files.move(directory.resolve(name), target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
