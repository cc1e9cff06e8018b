package dev.telex.app.embedded;

import java.util.ArrayList;
import java.util.List;

/// What an embedded server may take.
///
/// @param port where it listens on 127.0.0.1, 0 to 65535; 0 takes any free one
/// @param heapMebibytes the most heap its JVM takes, at least 64; the process takes about 150 MiB more
public record ServerSettings(int port, int heapMebibytes) {

    static final int ANY_PORT = 0;

    /// @throws IllegalArgumentException with all that is wrong
    public ServerSettings {
        List<String> faults = new ArrayList<>();
        if (port < 0 || port > 65_535) {
            faults.add("port " + port + " is not within 0 to 65535");
        }
        if (heapMebibytes < 64) {
            faults.add("a heap of " + heapMebibytes + " MiB is less than 64 MiB");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }
}
