package dev.telex.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM: asks the main thread to stop, and holds the end of the JVM until it has.
final class Stop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    Stop() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::ask, "stop"));
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /// Returns when somebody asks.
    void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// All is stopped.
    @Override
    public void close() {
        done.countDown();
    }

    private void ask() {
        asked.countDown();
        try {
            // A server that does not answer may hold the main thread up, but not for ever.
            if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(Telex.FAILED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
