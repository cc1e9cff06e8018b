package dev.telex.press.story;

import java.util.List;

/// Seeded choices that can be made in any order.
///
/// A fork depends on the seed and its labels alone, never on how often the dice were thrown before: what is
/// decided under one label stays the same when another part of the program decides more or less. This is what
/// makes the wire randomly accessible. SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
/// Generators, 2014).
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private long state;

    public Dice(long seed) {
        this.seed = mix(seed + GOLDEN);
        this.state = this.seed;
    }

    /// Dice of their own for `label` and `number`.
    public Dice fork(String label, long number) {
        return new Dice(seed ^ mix(label.hashCode() * GOLDEN + mix(number)));
    }

    public Dice fork(String label) {
        return fork(label, 0);
    }

    /// A number that seeds further dice.
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /// From 0, inclusive, to 1, exclusive.
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /// From `low`, inclusive, to `high`, exclusive.
    public double between(double low, double high) {
        return low + nextDouble() * (high - low);
    }

    /// From 0, inclusive, to `bound`, exclusive.
    public int below(int bound) {
        return (int) (nextDouble() * bound);
    }

    public boolean chance(double probability) {
        return nextDouble() < probability;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
