package dev.telex.enrich.tagger;

/// Hashes of characters and of features. They are part of every model: another function needs another model.
final class Hash {
    private static final int PRIME = 0x01000193;

    private Hash() {}

    /// Of characters as they stand.
    static int exact(String text, int from, int to) {
        int hash = 0x811C9DC5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return spread(hash);
    }

    /// Of a word, whatever its case.
    static int word(String text, int from, int to) {
        int hash = 0x811C9DC5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ lower(text.charAt(i))) * PRIME;
        }
        return spread(hash);
    }

    static char lower(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c == '\u2019' ? '\'' : c;
        }
        return c == '\u2019' ? '\'' : Character.toLowerCase(c);
    }

    /// Of a kind of feature and a value.
    static int of(int kind, int value) {
        return spread(kind * 0x9E3779B1 + value);
    }

    static int of(int kind, int first, int second) {
        return spread((kind * 0x9E3779B1 + first) * 31 + second);
    }

    static int of(int kind, int first, int second, int third) {
        return spread(((kind * 0x9E3779B1 + first) * 31 + second) * 31 + third);
    }

    private static int spread(int hash) {
        int x = hash;
        x ^= x >>> 16;
        x *= 0x85EBCA6B;
        x ^= x >>> 13;
        x *= 0xC2B2AE35;
        return x ^ (x >>> 16);
    }
}
