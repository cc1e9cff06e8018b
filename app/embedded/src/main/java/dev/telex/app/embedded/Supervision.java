package dev.telex.app.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a server running: starts it again on the same port and the same data when it dies unasked, and gives up on
/// one that keeps dying.
final class Supervision implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Supervision.class);

    // Long, as a server that was killed may have much to recover; a server that fails ends and is noticed at once.
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    private final Launch launch;
    private final PidFile pidFile;
    private final AtomicInteger restarts = new AtomicInteger();
    private final Thread watcher;
    private volatile Child child;
    private volatile ServerHealth health = new ServerHealth.Up();

    private Supervision(Launch launch, PidFile pidFile, Child child) {
        this.launch = launch;
        this.pidFile = pidFile;
        this.child = child;
        this.watcher = Thread.ofVirtual().name(launch.name() + " supervision").unstarted(this::watch);
    }

    /// Starts the server and waits until it is ready.
    ///
    /// @throws ServerFailure if it can't run
    static Supervision start(Launch launch) {
        PidFile pidFile = new PidFile(launch);
        try {
            pidFile.awaitPrevious(STOPPED_WITHIN);
            Supervision supervision = new Supervision(launch, pidFile, firstChild(launch, pidFile));
            supervision.watcher.start();
            return supervision;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Starting " + launch.name() + " was interrupted", e);
        }
    }

    private static Child firstChild(Launch launch, PidFile pidFile) throws InterruptedException {
        if (!LoopbackPort.isFree(launch.port())) {
            throw new ServerFailure(
                    "%s can't listen on %s: the port is in use; stop what uses it or set %s to another (0 takes any free one)"
                            .formatted(launch.name(), launch.address(), launch.setting("port")));
        }
        Child child = Child.start(launch);
        boolean ready = false;
        try {
            pidFile.write(child.handle());
            child.awaitReady(READY_WITHIN);
            ready = true;
            return child;
        } finally {
            if (!ready) {
                child.kill();
            }
        }
    }

    Launch launch() {
        return launch;
    }

    Child child() {
        return child;
    }

    int restarts() {
        return restarts.get();
    }

    ServerHealth health() {
        return health;
    }

    @Override
    public void close() {
        health = new ServerHealth.Down(launch.name() + " was stopped");
        watcher.interrupt();
        try {
            watcher.join();
            child.stop(STOPPED_WITHIN);
        } catch (InterruptedException _) {
            child.kill();
            Thread.currentThread().interrupt();
        }
        pidFile.delete();
    }

    private void watch() {
        try {
            Deaths deaths = Deaths.NONE;
            while (!deaths.tooMany()) {
                int exitCode = child.awaitEnd();
                deaths = deaths.and(Instant.now());
                if (deaths.tooMany()) {
                    giveUp(exitCode);
                } else {
                    startAgain(exitCode, deaths.pause());
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void startAgain(int exitCode, Duration pause) throws InterruptedException {
        String death = "%s (process %d) died with exit code %d"
                .formatted(launch.name(), child.handle().pid(), exitCode);
        health = new ServerHealth.Down(death + " and is being started again");
        log.warn("{}; starting it again on {} with the data of {}", death, launch.address(), launch.directory());
        Thread.sleep(pause);
        restarts.incrementAndGet();
        try {
            child = Child.start(launch);
            pidFile.write(child.handle());
            child.awaitReady(READY_WITHIN);
            health = new ServerHealth.Up();
        } catch (ServerFailure failure) {
            log.warn("{}", failure.getMessage());
            child.kill();
        }
    }

    private void giveUp(int exitCode) throws InterruptedException {
        String reason = "%s died %d times within a minute and was given up, at last with exit code %d: %s (log: %s)"
                .formatted(launch.name(), Deaths.TOO_MANY, exitCode, child.lastWord(), launch.log());
        health = new ServerHealth.Down(reason);
        log.error("{}", reason);
    }
}
