package dev.telex.app.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/// A server in a child process that is started again on the same port with the same data whenever it dies.
public abstract sealed class EmbeddedServer implements AutoCloseable permits EmbeddedKafka, EmbeddedElasticsearch {

    private final Supervision supervision;

    EmbeddedServer(Supervision supervision) {
        this.supervision = supervision;
    }

    static void prepare(Function<Path, Launch> server) {
        try {
            AotCache.prepare(server);
        } catch (IOException e) {
            throw new ServerFailure("The start of a server can't be prepared: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Preparing the start of a server was interrupted", e);
        }
    }

    /// Where clients find it. It stays the same as long as this object lives.
    public abstract String address();

    /// The port on 127.0.0.1.
    public final int port() {
        return supervision.launch().port();
    }

    /// The process that runs now; another one after a restart.
    public final ProcessHandle process() {
        return supervision.child().handle();
    }

    /// The id of [#process()].
    public final long pid() {
        return process().pid();
    }

    /// The memory that the process holds now, in bytes; 0 while there is none.
    public final long residentBytes() {
        return ResidentMemory.of(pid());
    }

    /// How many times it died unasked and was started again.
    public final int restarts() {
        return supervision.restarts();
    }

    /// Up, or down with the reason.
    public final ServerHealth health() {
        return supervision.health();
    }

    /// Stops the server cleanly and waits for its end: 20 seconds, then by force.
    @Override
    public final void close() {
        supervision.close();
    }
}
