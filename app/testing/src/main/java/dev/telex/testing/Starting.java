package dev.telex.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A server that starts, or has started, beside the tests. JUnit closes it after the last of them.
final class Starting implements AutoCloseable {

    private final CompletableFuture<Source.Running> running;

    Starting(Source source, Class<? extends Server> kind) {
        this.running = CompletableFuture.supplyAsync(
                () -> source.start(kind), task -> Thread.ofVirtual().start(task));
    }

    /// Waits until the server is ready. What kept it from starting is thrown as it was.
    Server server() {
        try {
            return running.join().server();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        running.handle((started, _) -> started)
                .thenAccept(started -> {
                    if (started != null) {
                        started.stop().run();
                    }
                })
                .join();
    }
}
