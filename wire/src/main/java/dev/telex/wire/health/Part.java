package dev.telex.wire.health;

/// Something that runs from its start until it is closed: ingest, enrich, sink.
public interface Part extends Health.Check, AutoCloseable {
    /// Finishes what it has in hand, and stops.
    @Override
    void close();

    /// Two that run and stop together; they are as well as the less well of them.
    static Part both(Part one, Part other) {
        return new Part() {
            @Override
            public Health health() {
                return one.health() instanceof Health.Down down ? down : other.health();
            }

            @Override
            public void close() {
                try (one) {
                    other.close();
                }
            }
        };
    }
}
