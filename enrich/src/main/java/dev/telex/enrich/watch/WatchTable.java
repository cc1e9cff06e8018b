package dev.telex.enrich.watch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The watches, by id and by program. A watch is the address of its slice of the arena, so that all that is known of
/// it is together: the next watch of the same program, its program, its row in [#rows], the length of its id, its
/// id.
final class WatchTable {
    static final int NONE = IntArena.NONE;

    private static final int NEXT = 0;
    private static final int PROGRAM = 1;
    private static final int ROW = 2;
    private static final int LENGTH = 3;
    private static final int ID = 4;

    private final IntArena arena;
    private final Programs programs;
    private final LongTable byId = new LongTable();
    /// All watches, in no order.
    private int[] rows = new int[1024];
    private int size;

    WatchTable(IntArena arena, Programs programs) {
        this.arena = arena;
        this.programs = programs;
    }

    int size() {
        return size;
    }

    /// The watch with an id; [#NONE]: there is none.
    int find(String id) {
        return byId.get(key(id));
    }

    int program(int watch) {
        return arena.get(watch + PROGRAM);
    }

    /// The program of a watch by its row, from 0 on and below [#size]. Where a watch is removed the last one takes
    /// its row.
    int programInRow(int row) {
        return program(rows[row]);
    }

    /// The next watch of the same program.
    int next(int watch) {
        return arena.get(watch + NEXT);
    }

    String id(int watch) {
        int[] page = arena.page(watch);
        int at = IntArena.offset(watch);
        byte[] bytes = new byte[page[at + LENGTH]];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (page[at + ID + i / 4] >>> ((i & 3) * 8));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    void put(String id, int program) {
        int salt = 0;
        while (byId.get(Hash.of(salt, id)) != NONE) {
            salt++;
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size + size / 2);
        }
        int watch = store(id.getBytes(StandardCharsets.UTF_8));
        byId.put(Hash.of(salt, id), watch);
        rows[size] = watch;
        arena.set(watch + ROW, size++);
        arena.set(watch + PROGRAM, program);
        arena.set(watch + NEXT, programs.watches(program));
        programs.watches(program, watch);
    }

    void remove(String id) {
        long key = key(id);
        int watch = byId.get(key);
        if (watch == NONE) {
            return;
        }
        byId.remove(key);
        int program = program(watch);
        unlink(watch, program);
        if (programs.watches(program) == NONE) {
            programs.give(program);
        }
        int last = rows[--size];
        int row = arena.get(watch + ROW);
        rows[row] = last;
        arena.set(last + ROW, row);
        arena.give(watch, slice(arena.get(watch + LENGTH)));
    }

    /// Under which hash an id stands, or would.
    private long key(String id) {
        int salt = 0;
        for (int watch = byId.get(Hash.of(0, id)); watch != NONE; watch = byId.get(Hash.of(++salt, id))) {
            if (id(watch).equals(id)) {
                break;
            }
        }
        return Hash.of(salt, id);
    }

    private void unlink(int watch, int from) {
        int first = programs.watches(from);
        if (first == watch) {
            programs.watches(from, next(watch));
            return;
        }
        int before = first;
        while (next(before) != watch) {
            before = next(before);
        }
        arena.set(before + NEXT, next(watch));
    }

    private int store(byte[] bytes) {
        int watch = arena.take(slice(bytes.length));
        int[] page = arena.page(watch);
        int at = IntArena.offset(watch);
        Arrays.fill(page, at, at + slice(bytes.length), 0);
        page[at + LENGTH] = bytes.length;
        for (int i = 0; i < bytes.length; i++) {
            page[at + ID + i / 4] |= (bytes[i] & 0xFF) << ((i & 3) * 8);
        }
        return watch;
    }

    private static int slice(int bytes) {
        return ID + (bytes + 3) / 4;
    }
}
