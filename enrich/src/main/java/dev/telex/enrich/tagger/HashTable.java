package dev.telex.enrich.tagger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/// From the hash of a word or name to a number. The words themselves are not kept: of a hundred thousand that are
/// not in the table, a few are taken for one that is.
final class HashTable {
    /// The number of what is not in the table.
    static final int NONE = 0;

    private static final long KEY = 0xFFFFFFFFL << 32;

    private final long[] slots;

    /// @param size how many entries it is made for
    HashTable(int size) {
        slots = new long[Integer.highestOneBit(Math.max(8, size)) * 4];
    }

    /// Sets bits of the number of a hash.
    ///
    /// @param number not [#NONE]
    void add(int hash, int number) {
        int i = slot(hash);
        while (slots[i] != 0 && (int) (slots[i] >>> 32) != hash) {
            i = (i + 1) & (slots.length - 1);
        }
        slots[i] |= ((long) hash << 32) | number;
    }

    int find(int hash) {
        long key = (long) hash << 32;
        for (int i = slot(hash); slots[i] != 0; i = (i + 1) & (slots.length - 1)) {
            if ((slots[i] & KEY) == key) {
                return (int) slots[i];
            }
        }
        return NONE;
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B1) >>> Integer.numberOfLeadingZeros(slots.length - 1);
    }

    void write(DataOutputStream out) throws IOException {
        long[] entries = Arrays.stream(slots).filter(slot -> slot != 0).sorted().toArray();
        out.writeInt(entries.length);
        for (long entry : entries) {
            out.writeLong(entry);
        }
    }

    static HashTable read(DataInputStream in) throws IOException {
        int size = in.readInt();
        var table = new HashTable(size);
        for (int i = 0; i < size; i++) {
            long entry = in.readLong();
            table.add((int) (entry >>> 32), (int) entry);
        }
        return table;
    }
}
