package dev.telex.app.embedded;

/// What a child says to its parent on standard output; Elasticsearch's child, in a module apart, says the same words.
sealed interface Said {

    String READY = "telex: ready";
    String FAILED = "telex: failed: ";

    /// The server can be used.
    record Ready() implements Said {}

    /// The server can't start.
    record Failed(String reason) implements Said {}

    /// Something else, such as a word of the JVM.
    record Other(String line) implements Said {}

    static Said of(String line) {
        if (line.equals(READY)) {
            return new Ready();
        }
        return line.startsWith(FAILED) ? new Failed(line.substring(FAILED.length())) : new Other(line);
    }
}
