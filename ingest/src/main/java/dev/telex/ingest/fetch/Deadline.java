package dev.telex.ingest.fetch;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;

/// When a request has had its time. A socket's own timeout counts from the last byte: a server that sends one
/// byte a second would never meet it.
final class Deadline {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ingest-deadline").daemon().factory());

    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean passed() {
        return System.nanoTime() - at >= 0;
    }

    void check() throws SocketTimeoutException {
        if (passed()) {
            throw new SocketTimeoutException();
        }
    }

    /// The request is cut off when the time is over, unless what this returns was closed before.
    Timer cancels(HttpGet request) {
        var timer = TIMER.schedule(request::cancel, Math.max(0, at - System.nanoTime()), TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    interface Timer extends AutoCloseable {
        @Override
        void close();
    }
}
