package dev.telex.enrich.watch;

import java.util.Arrays;

/// Which atoms are true of an article: a bit for each, and a list of those.
final class Truth {
    private long[] bits = new long[16];
    private int[] atoms = new int[1024];
    private int size;

    void clear(int bound) {
        for (int i = 0; i < size; i++) {
            bits[atoms[i] >>> 6] = 0;
        }
        size = 0;
        if (bits.length <= bound >>> 6) {
            bits = new long[((bound + bound / 4) >>> 6) + 1];
        }
    }

    boolean is(int atom) {
        return (bits[atom >>> 6] >>> atom & 1) != 0;
    }

    void set(int atom) {
        if (!is(atom)) {
            bits[atom >>> 6] |= 1L << atom;
            if (size == atoms.length) {
                atoms = Arrays.copyOf(atoms, size * 2);
            }
            atoms[size++] = atom;
        }
    }

    int size() {
        return size;
    }

    int get(int i) {
        return atoms[i];
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
