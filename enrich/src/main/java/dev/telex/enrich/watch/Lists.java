package dev.telex.enrich.watch;

/// Lists of pairs of ints that many can have and most have short: postings. A list is its address in the
/// arena, [IntArena#NONE] while it is empty; every change returns the address that it has from then on.
///
/// Chunk: next chunk, how many pairs are in use, the pairs. Only the first chunk is not full; a slice is
/// always as long as the arena makes it for the pairs in use.
final class Lists {
    private static final int HEAD = 2;
    private static final int LONGEST_CHUNK = 1024;

    private final IntArena arena;

    Lists(IntArena arena) {
        this.arena = arena;
    }

    /// To walk a list: the chunk after one.
    static int next(IntArena arena, int chunk) {
        return arena.get(chunk);
    }

    /// Where in its page the pairs of a chunk begin.
    static int pairs(int chunk) {
        return IntArena.offset(chunk) + HEAD;
    }

    /// How many pairs a chunk has.
    static int count(int[] page, int chunk) {
        return page[IntArena.offset(chunk) + 1];
    }

    int add(int list, int first, int second) {
        int used = list == IntArena.NONE ? 0 : arena.get(list + 1);
        int address = list;
        if (list == IntArena.NONE || used == LONGEST_CHUNK) {
            address = take(1, list);
            used = 0;
        } else if (HEAD + 2 * used + 2 > IntArena.room(HEAD + 2 * used)) {
            address = grown(list, used);
        }
        int[] page = arena.page(address);
        int at = IntArena.offset(address);
        page[at + HEAD + 2 * used] = first;
        page[at + HEAD + 2 * used + 1] = second;
        page[at + 1] = used + 1;
        return address;
    }

    /// Takes out the first pair that begins so; the list stays as it is where there is none.
    int remove(int list, int first) {
        for (int chunk = list; chunk != IntArena.NONE; chunk = arena.get(chunk)) {
            int[] page = arena.page(chunk);
            int at = IntArena.offset(chunk);
            for (int i = at + HEAD, end = i + 2 * page[at + 1]; i < end; i += 2) {
                if (page[i] == first) {
                    return fill(list, page, i);
                }
            }
        }
        return list;
    }

    /// The last pair of the first chunk moves to where one was taken out.
    private int fill(int list, int[] page, int at) {
        int[] headPage = arena.page(list);
        int head = IntArena.offset(list);
        int used = headPage[head + 1] - 1;
        page[at] = headPage[head + HEAD + 2 * used];
        page[at + 1] = headPage[head + HEAD + 2 * used + 1];
        headPage[head + 1] = used;
        if (used == 0) {
            int next = headPage[head];
            arena.give(list, HEAD + 2);
            return next;
        }
        return IntArena.room(HEAD + 2 * used) < IntArena.room(HEAD + 2 * used + 2) ? shrunk(list, used) : list;
    }

    private int grown(int list, int used) {
        return moved(list, used, HEAD + 2 * used, HEAD + 2 * used + 2);
    }

    private int shrunk(int list, int used) {
        return moved(list, used, HEAD + 2 * used + 2, HEAD + 2 * used);
    }

    private int moved(int list, int used, int oldSize, int size) {
        int address = arena.take(size);
        System.arraycopy(
                arena.page(list),
                IntArena.offset(list),
                arena.page(address),
                IntArena.offset(address),
                HEAD + 2 * used);
        arena.give(list, oldSize);
        return address;
    }

    private int take(int pairs, int next) {
        int address = arena.take(HEAD + 2 * pairs);
        arena.set(address, next);
        arena.set(address + 1, 0);
        return address;
    }
}
