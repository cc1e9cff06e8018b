package dev.telex.enrich.watch;

/// Hashes of 64 bits, well mixed.
///
/// What two texts or slices hash to is taken for the same only where that is checked, with one exception: the
/// words of an article. Half a million words in the watches and a million in the articles collide by chance
/// once in 30 million such vocabularies.
final class Hash {
    private static final long START = 0x9E3779B97F4A7C15L;
    private static final long STEP = 0xD6E8FEB86659FD93L;

    private Hash() {}

    static long of(long seed, CharSequence text) {
        return of(seed, text, 0, text.length());
    }

    static long of(long seed, CharSequence text, int start, int end) {
        long hash = START ^ seed * STEP;
        for (int i = start; i < end; i++) {
            hash = (hash ^ text.charAt(i)) * STEP;
        }
        return mix(hash ^ (end - start));
    }

    /// The same as of the text.
    static long of(long seed, char[] text, int start, int end) {
        long hash = START ^ seed * STEP;
        for (int i = start; i < end; i++) {
            hash = (hash ^ text[i]) * STEP;
        }
        return mix(hash ^ (end - start));
    }

    static long of(long seed, int[] values, int start, int end) {
        long hash = START ^ seed * STEP;
        for (int i = start; i < end; i++) {
            hash = (hash ^ values[i]) * STEP;
            hash ^= hash >>> 32;
        }
        return mix(hash ^ (end - start));
    }

    static long ofPair(int a, int b) {
        return mix(((long) a << 32 | b) * STEP + START);
    }

    static long mix(long hash) {
        hash = (hash ^ hash >>> 32) * STEP;
        hash = (hash ^ hash >>> 32) * STEP;
        return hash ^ hash >>> 32;
    }
}
