package dev.telex.enrich.watch;

/// The code of a program: what a query asks of the atoms, as ints in prefix order.
///
/// An atom is a reference ≥ 0; an operator is below 0 and followed by its length with all its parts,
/// [#AT_LEAST] then by its count. What is negated are only atoms: [Compiler] drives NOT down to them.
final class Code {
    static final int AND = -1;
    static final int OR = -2;
    static final int AT_LEAST = -3;

    /// No length and no count has this bit.
    private static final int ANCHORED = 1 << 30;

    private static final int NEGATED = 1;
    private static final int ATOM_SHIFT = 1;

    private Code() {}

    static int reference(int atom, boolean negated) {
        return atom << ATOM_SHIFT | (negated ? NEGATED : 0);
    }

    static int atom(int reference) {
        return free(reference) >>> ATOM_SHIFT;
    }

    static boolean isNegated(int reference) {
        return (reference & NEGATED) != 0;
    }

    static int anchored(int reference) {
        return reference | ANCHORED;
    }

    static int free(int reference) {
        return reference & ~ANCHORED;
    }

    /// Whether the program is posted under the atom.
    static boolean isAnchored(int reference) {
        return (reference & ANCHORED) != 0;
    }

    /// Where the part after this one begins.
    static int next(int[] code, int at) {
        return code[at] >= 0 ? at + 1 : at + code[at + 1];
    }

    /// Where the first part of an operator begins.
    static int parts(int[] code, int at) {
        return code[at] == AT_LEAST ? at + 3 : at + 2;
    }

    /// Takes each reference of a stretch of code.
    interface References {
        void at(int[] code, int at);
    }

    static void references(int[] code, int from, int to, References taker) {
        for (int i = from; i < to; ) {
            if (code[i] >= 0) {
                taker.at(code, i++);
            } else {
                i = parts(code, i);
            }
        }
    }
}
