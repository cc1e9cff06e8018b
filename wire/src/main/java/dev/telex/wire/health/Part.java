package dev.telex.wire.health;

/// Something that runs from its start until it is closed: ingest, enrich, sink.
public interface Part extends Health.Check, AutoCloseable {
    /// Finishes what it has in hand, and stops.
    @Override
    void close();
}
