package dev.telex.ingest.schedule;

import java.util.random.RandomGenerator;

/// Dice that always show the same.
record Clockwork(double fraction) implements RandomGenerator {
    @Override
    public long nextLong() {
        throw new UnsupportedOperationException("only fractions are thrown here");
    }

    @Override
    public double nextDouble() {
        return fraction;
    }
}
