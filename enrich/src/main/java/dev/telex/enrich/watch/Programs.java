package dev.telex.enrich.watch;

import java.util.Arrays;

/// Programs: what watches ask, each once, however many watches ask it.
///
/// A program is the address of its slice: the first of its watches, which part of it is [implied][#implied],
/// the length of its code, its code.
final class Programs {
    static final int NONE = IntArena.NONE;
    static final int CODE = 3;

    private static final int WATCHES = 0;
    private static final int IMPLIED = 1;
    private static final int LENGTH = 2;
    private static final int NOTHING = -1;

    private final IntArena arena;
    private final Atoms atoms;
    private final Anchors anchors;
    private final LongTable interned = new LongTable();

    Programs(IntArena arena, Atoms atoms) {
        this.arena = arena;
        this.atoms = atoms;
        anchors = new Anchors(atoms);
    }

    /// The program of a code whose atoms were taken for it: where it was there before, they are given back.
    int take(int[] code) {
        int salt = 0;
        int program = interned.get(hash(code, 0, code.length, salt));
        while (program != NONE && !is(program, code)) {
            program = interned.get(hash(code, 0, code.length, ++salt));
        }
        if (program != NONE) {
            giveAtoms(code, 0, code.length);
            return program;
        }
        if (!anchors.exist(code)) {
            giveAtoms(code, 0, code.length);
            throw new IllegalArgumentException("it says nothing that has to be there");
        }
        program = arena.take(CODE + code.length);
        int[] page = arena.page(program);
        int at = IntArena.offset(program);
        page[at + WATCHES] = WatchTable.NONE;
        page[at + LENGTH] = code.length;
        System.arraycopy(code, 0, page, at + CODE, code.length);
        interned.put(hash(code, 0, code.length, salt), program);
        anchor(program);
        return program;
    }

    /// Nobody asks it any more.
    void give(int program) {
        int[] page = arena.page(program);
        int from = IntArena.offset(program) + CODE;
        int to = from + length(program);
        release(program);
        forget(program, page, from, to);
        giveAtoms(page, from, to);
        arena.give(program, CODE + (to - from));
    }

    int watches(int program) {
        return arena.get(program + WATCHES);
    }

    void watches(int program, int first) {
        arena.set(program + WATCHES, first);
    }

    int length(int program) {
        return arena.get(program + LENGTH);
    }

    /// Where the part begins, counted from the code's own beginning, that is true wherever one of the anchors
    /// is; below 0: there is none.
    static int implied(int[] page, int program) {
        return page[program + IMPLIED];
    }

    /// Whether it is posted under one atom only, so that it is come across only once; it may be so where this is false.
    static boolean isPostedOnce(int[] page, int program) {
        return page[program + IMPLIED] >= 0 && page[program + CODE + page[program + IMPLIED]] >= 0;
    }

    static int watches(int[] page, int program) {
        return page[program + WATCHES];
    }

    static int length(int[] page, int program) {
        return page[program + LENGTH];
    }

    /// Posts it elsewhere where what was learnt since then says that this is much cheaper.
    void reconsider(int program) {
        int[] page = arena.page(program);
        int from = IntArena.offset(program) + CODE;
        if (anchors.cost(page, from) * 2 < anchors.posted(page, from, from + length(program))) {
            release(program);
            anchor(program);
        }
    }

    private void anchor(int program) {
        int[] page = arena.page(program);
        int from = IntArena.offset(program) + CODE;
        arena.set(program + IMPLIED, NOTHING);
        int implied = anchors.post(page, from, program);
        arena.set(program + IMPLIED, implied < 0 ? NOTHING : implied - from);
    }

    private void release(int program) {
        int[] page = arena.page(program);
        int from = IntArena.offset(program) + CODE;
        anchors.withdraw(page, from, from + length(program), program);
    }

    private void giveAtoms(int[] page, int from, int to) {
        Code.references(page, from, to, (code, at) -> atoms.give(Code.atom(code[at])));
    }

    private boolean is(int program, int[] code) {
        int[] page = arena.page(program);
        int from = IntArena.offset(program) + CODE;
        if (length(program) != code.length) {
            return false;
        }
        for (int i = 0; i < code.length; i++) {
            if (free(page[from + i]) != code[i]) {
                return false;
            }
        }
        return true;
    }

    private void forget(int program, int[] page, int from, int to) {
        for (int salt = 0, other = 0; ; salt++) {
            long hash = hash(page, from, to, salt);
            other = interned.get(hash);
            if (other == NONE) {
                return;
            }
            if (other == program) {
                interned.remove(hash);
                return;
            }
        }
    }

    private static long hash(int[] page, int from, int to, int salt) {
        int[] code = Arrays.copyOfRange(page, from, to);
        for (int i = 0; i < code.length; i++) {
            code[i] = free(code[i]);
        }
        return Hash.of(salt, code, 0, code.length);
    }

    private static int free(int word) {
        return word >= 0 ? Code.free(word) : word;
    }
}
