package dev.telex.enrich.copy;

/// Hashes that stay the same in every process and version: what is stored was made with them.
final class Hash {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hash() {}

    /// Every bit of the result depends on every bit of the value (the finalizer of MurmurHash3).
    static int of(int value) {
        int h = value;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        h ^= h >>> 16;
        return h;
    }

    /// Three words in their order.
    static int of(int first, int second, int third) {
        long gram = ((long) first << 30 | (long) second << 15 | third) + 1;
        gram *= GOLDEN;
        gram ^= gram >>> 29;
        return (int) ((gram * GOLDEN) >>> 32);
    }
}
