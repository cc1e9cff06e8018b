package dev.telex.testing;

import java.nio.file.Path;
import java.util.Optional;

/// Where servers come from.
sealed interface Source permits EmbeddedSource, ContainerSource {

    /// Why no server can come from here, and the mend; nothing if it can.
    Optional<String> obstacle();

    /// Starts a server of the kind and waits until it is ready.
    Running start(Class<? extends Server> kind);

    /// Containers if the system property `telex.containers` is true; else embedded servers, which keep their data
    /// under `target`.
    static Source configured() {
        return Boolean.getBoolean("telex.containers")
                ? new ContainerSource()
                : new EmbeddedSource(Path.of(
                        "target",
                        "servers",
                        Long.toString(ProcessHandle.current().pid())));
    }

    /// A server and what stops it.
    record Running(Server server, Runnable stop) {}
}
