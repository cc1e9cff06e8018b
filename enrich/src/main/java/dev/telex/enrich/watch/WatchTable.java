package dev.telex.enrich.watch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The watches: their ids, and the program of each. A watch is an int from 1 on; its id's UTF-8 bytes lie in
/// the arena.
final class WatchTable {
    static final int NONE = 0;

    private final IntArena arena;
    private final Programs programs;
    private final LongTable byId = new LongTable();
    private int[] ids = new int[1024];
    private int[] program = new int[1024];
    private int[] next = new int[1024];
    private int[] free = new int[16];
    private int freed;
    private int bound = 1;
    private int size;

    WatchTable(IntArena arena, Programs programs) {
        this.arena = arena;
        this.programs = programs;
    }

    int size() {
        return size;
    }

    /// One more than the highest watch.
    int bound() {
        return bound;
    }

    int program(int watch) {
        return program[watch];
    }

    /// The next watch of the same program.
    int next(int watch) {
        return next[watch];
    }

    String id(int watch) {
        int[] page = arena.page(ids[watch]);
        int at = IntArena.offset(ids[watch]);
        byte[] bytes = new byte[page[at]];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (page[at + 1 + i / 4] >>> ((i & 3) * 8));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    void put(String id, int itsProgram) {
        int salt = 0;
        while (byId.get(Hash.of(salt, id)) != NONE) {
            salt++;
        }
        int watch = freed > 0 ? free[--freed] : bound++;
        if (watch >= ids.length) {
            int length = watch + watch / 2;
            ids = Arrays.copyOf(ids, length);
            program = Arrays.copyOf(program, length);
            next = Arrays.copyOf(next, length);
        }
        byId.put(Hash.of(salt, id), watch);
        ids[watch] = store(id.getBytes(StandardCharsets.UTF_8));
        program[watch] = itsProgram;
        next[watch] = programs.watches(itsProgram);
        programs.watches(itsProgram, watch);
        size++;
    }

    void remove(String id) {
        long key = key(id);
        int watch = byId.get(key);
        if (watch == NONE) {
            return;
        }
        byId.remove(key);
        unlink(watch, program[watch]);
        arena.give(ids[watch], slice(arena.get(ids[watch])));
        if (programs.watches(program[watch]) == NONE) {
            programs.give(program[watch]);
        }
        program[watch] = Programs.NONE;
        if (freed == free.length) {
            free = Arrays.copyOf(free, freed * 2);
        }
        free[freed++] = watch;
        size--;
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
            programs.watches(from, next[watch]);
            return;
        }
        int before = first;
        while (next[before] != watch) {
            before = next[before];
        }
        next[before] = next[watch];
    }

    private int store(byte[] bytes) {
        int address = arena.take(slice(bytes.length));
        int[] page = arena.page(address);
        int at = IntArena.offset(address);
        Arrays.fill(page, at, at + slice(bytes.length), 0);
        page[at] = bytes.length;
        for (int i = 0; i < bytes.length; i++) {
            page[at + 1 + i / 4] |= (bytes[i] & 0xFF) << ((i & 3) * 8);
        }
        return address;
    }

    private static int slice(int bytes) {
        return 1 + (bytes + 3) / 4;
    }
}
