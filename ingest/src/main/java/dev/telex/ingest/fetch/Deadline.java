package dev.telex.ingest.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// When a request has had its time, over all its redirects. A socket's own timeout counts from the last byte: a
/// server that sends one byte a second would never meet it.
final class Deadline {
    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /// Waits for it, and cancels it where it does not come in time.
    ///
    /// @throws SocketTimeoutException where the time is over
    /// @throws IOException            where the work failed
    <T> T await(Future<T> work) throws IOException {
        try {
            return work.get(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            work.cancel(true);
            throw new SocketTimeoutException();
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopping");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        }
    }
}
