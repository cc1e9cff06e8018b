package dev.telex.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The file beside a server's data that names its process and the parent of it, on a line each.
///
/// A parent that is killed leaves behind a child that is still stopping. The next one has to wait for that child, or
/// two servers would write the same data.
final class PidFile {

    private final Launch launch;
    private final Path file;

    PidFile(Launch launch) {
        this.launch = launch;
        this.file = launch.directory().resolve("pid");
    }

    void write(ProcessHandle child) {
        try {
            Files.write(
                    file,
                    List.of(
                            Long.toString(child.pid()),
                            Long.toString(ProcessHandle.current().pid())));
        } catch (IOException e) {
            throw new ServerFailure(launch.name() + " can't keep " + file + ": " + e.getMessage(), e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // it names a process that has ended, which the next start sees
        }
    }

    /// Waits until no earlier child uses the directory, and ends by force one that takes longer than it may.
    ///
    /// @throws ServerFailure if the parent of that child lives: the directory is in use
    void awaitPrevious(Duration limit) throws InterruptedException {
        List<Long> pids = read();
        if (pids.size() != 2) {
            return;
        }
        Optional<ProcessHandle> previous = ProcessHandle.of(pids.getFirst()).filter(this::isServer);
        if (previous.isPresent()) {
            refuseIfInUse(previous.get(), pids.getLast());
            awaitEnd(previous.get(), limit);
        }
    }

    private void refuseIfInUse(ProcessHandle child, long parent) {
        if (child.parent().filter(alive -> alive.pid() == parent).isPresent()) {
            throw new ServerFailure(
                    "%s can't use %s: process %d of another Telex (process %d) does; stop that one or name another directory"
                            .formatted(launch.name(), launch.directory(), child.pid(), parent));
        }
    }

    private static void awaitEnd(ProcessHandle child, Duration limit) throws InterruptedException {
        try {
            child.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            child.destroyForcibly();
            child.onExit().join();
        }
    }

    private boolean isServer(ProcessHandle process) {
        return process.info()
                .arguments()
                .filter(arguments -> launch.started(List.of(arguments)))
                .isPresent();
    }

    private List<Long> read() {
        try {
            return Files.readAllLines(file).stream().map(Long::valueOf).toList();
        } catch (IOException | NumberFormatException _) {
            return List.of(); // never started, stopped cleanly, or cut short while it was written
        }
    }
}
