package dev.telex.app.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One life of a server: from the start of its process to the end of it.
final class Child {

    private final Launch launch;
    private final Process process;
    private final CountDownLatch readyOrEnded = new CountDownLatch(1);
    private final Thread listener;
    private final LogTail log;
    private volatile boolean ready;
    private volatile String reason = "";
    private volatile String lastLine = "";

    private Child(Launch launch, LogTail log, Process process) {
        this.launch = launch;
        this.process = process;
        this.log = log;
        this.listener =
                Thread.ofPlatform().daemon().name(launch.name() + " output").start(this::listen);
    }

    static Child start(Launch launch) {
        try {
            return new Child(launch, LogTail.startingNow(launch.log()), launch.start());
        } catch (IOException e) {
            throw new ServerFailure(
                    launch.name() + " can't be started in " + launch.directory() + ": " + e.getMessage(), e);
        }
    }

    /// Returns once the server is ready.
    ///
    /// @throws ServerFailure as soon as its process ends, or when it takes longer than it may
    void awaitReady(Duration limit) throws InterruptedException {
        boolean decided = readyOrEnded.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (ready) {
            return;
        }
        throw new ServerFailure(
                decided
                        ? "%s ended with exit code %d before it was ready: %s (log: %s)"
                                .formatted(launch.name(), process.waitFor(), lastWord(), launch.log())
                        : "%s isn't ready after %d s: %s (log: %s)"
                                .formatted(launch.name(), limit.toSeconds(), lastWord(), launch.log()));
    }

    /// Waits for the end of the process.
    ///
    /// @return its exit code: 128 and the signal's number after a signal
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /// Why it failed, else the last error in its log, else the last that it said: the best that is known.
    String lastWord() throws InterruptedException {
        if (!process.isAlive()) {
            listener.join(Duration.ofSeconds(1));
        }
        return Stream.of(reason, log.lastError(), lastLine, log.lastLine())
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse("it said nothing");
    }

    /// Lets the process end by itself, for as long as it may take; then ends it by force.
    void stop(Duration limit) throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // it ended already
        }
        if (!process.waitFor(limit)) {
            process.destroyForcibly().waitFor();
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(Said.of(line));
            }
        } catch (IOException _) {
            // the process was killed: there is no more to hear
        } finally {
            readyOrEnded.countDown();
        }
    }

    private void hear(Said said) {
        switch (said) {
            case Said.Ready() -> {
                ready = true;
                readyOrEnded.countDown();
            }
            case Said.Failed(String why) -> reason = why;
            case Said.Other(String line) -> lastLine = line.isBlank() ? lastLine : line.strip();
        }
    }
}
