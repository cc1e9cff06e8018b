package dev.telex.ingest.push;

import dev.telex.ingest.publish.Received;
import dev.telex.ingest.push.Uploads.Document;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Hands documents in, and waits for Kafka as long as a caller may be kept waiting. What takes longer goes on by
/// itself; the caller is told to try again, which harms nothing.
final class Handover implements AutoCloseable {
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Handover(Duration patience) {
        this.patience = patience;
    }

    /// @param document closed when it is no longer needed
    Received hand(Document document, Function<byte[], Received> intake) {
        Future<Received> receiving = threads.submit(() -> {
            try (document) {
                return intake.apply(document.bytes());
            }
        });
        try {
            return receiving.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Received.Unacknowledged("no answer within %d s (push.timeout)".formatted(patience.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Received.Unacknowledged("Telex stops");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a document could not be taken in", e.getCause());
        }
    }

    /// Lets what is under way come to its end.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
