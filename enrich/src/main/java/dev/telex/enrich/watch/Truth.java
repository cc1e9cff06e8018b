package dev.telex.enrich.watch;

/// Which atoms are true of an article: a bit for each, and a list of those.
final class Truth {
    /// Bits of the sieve. It is small enough to be always near; nearly all atoms that are not true fail here.
    private static final int SIEVE = 1 << 15;

    private final long[] sieve = new long[SIEVE >>> 6];
    private long[] bits = new long[16];
    private final Ints atoms = new Ints();

    void clear(int bound) {
        for (int i = 0; i < atoms.size(); i++) {
            bits[atoms.get(i) >>> 6] = 0;
            sieve[sieved(atoms.get(i))] = 0;
        }
        atoms.clear();
        if (bits.length <= bound >>> 6) {
            bits = new long[((bound + bound / 4) >>> 6) + 1];
        }
    }

    boolean is(int atom) {
        return (sieve[sieved(atom)] >>> atom & 1) != 0 && (bits[atom >>> 6] >>> atom & 1) != 0;
    }

    private static int sieved(int atom) {
        return (atom & SIEVE - 1) >>> 6;
    }

    void set(int atom) {
        if (!is(atom)) {
            bits[atom >>> 6] |= 1L << atom;
            sieve[sieved(atom)] |= 1L << atom;
            atoms.add(atom);
        }
    }

    /// Those that are true, in the order they were found.
    Ints atoms() {
        return atoms;
    }

    /// Whether a piece of code is true.
    boolean holds(int[] code, int at) {
        int word = code[at];
        if (word >= 0) {
            return is(Code.atom(word)) != Code.isNegated(word);
        }
        int end = at + code[at + 1];
        return switch (word) {
            case Code.AND -> holdAll(code, at + 2, end);
            case Code.OR -> holdsAny(code, at + 2, end);
            default -> holdSome(code, at + 3, end, code[at + 2]);
        };
    }

    private boolean holdAll(int[] code, int from, int end) {
        for (int part = from; part < end; part = Code.next(code, part)) {
            if (!holds(code, part)) {
                return false;
            }
        }
        return true;
    }

    private boolean holdsAny(int[] code, int from, int end) {
        for (int part = from; part < end; part = Code.next(code, part)) {
            if (holds(code, part)) {
                return true;
            }
        }
        return false;
    }

    private boolean holdSome(int[] code, int from, int end, int count) {
        int missing = count;
        for (int part = from; part < end && missing > 0; part = Code.next(code, part)) {
            missing -= holds(code, part) ? 1 : 0;
        }
        return missing == 0;
    }

    /// Whether a program is, one of whose anchors is true.
    ///
    /// @param implied where its part begins, from the code's own beginning, that needs no look any more;
    ///        below 0:
    ///        all of it does
    boolean holdsBeside(int[] code, int at, int implied) {
        if (implied < 0) {
            return holds(code, at);
        }
        if (implied == 0) {
            return true;
        }
        int end = at + code[at + 1];
        for (int part = at + 2; part < end; part = Code.next(code, part)) {
            if (part != at + implied && !holds(code, part)) {
                return false;
            }
        }
        return true;
    }
}
