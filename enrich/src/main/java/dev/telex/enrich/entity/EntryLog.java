package dev.telex.enrich.entity;

import dev.telex.wire.DictionaryEntry;
import dev.telex.wire.EntityType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Entries in as few bytes as they have letters: half a million of them as objects would take 150 MB. They stand one
/// behind the other; an entry's place is its number, and a hash table finds it by id.
final class EntryLog {
    private static final List<EntityType> TYPES = List.of(EntityType.values());
    private static final int NONE = -1;
    /// In the place of one that was removed, so that the search goes on behind it.
    private static final int REMOVED = -2;

    private byte[] bytes = new byte[1 << 12];
    private int end;
    private int live;
    private int used;
    private int[] table = filled(1 << 8);

    int size() {
        return live;
    }

    /// @return the number of the entry, -1 where there is none
    int find(String id) {
        int slot = slot(id.getBytes(StandardCharsets.UTF_8));
        return slot < 0 ? NONE : table[slot];
    }

    /// @param entry whose id is not in it
    int add(DictionaryEntry entry) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(entry.id().getBytes(StandardCharsets.UTF_8));
        parts.add(entry.name().getBytes(StandardCharsets.UTF_8));
        entry.aliases().forEach(alias -> parts.add(alias.getBytes(StandardCharsets.UTF_8)));
        int length = 3 + parts.stream().mapToInt(part -> part.length + 2).sum();
        bytes = end + length > bytes.length ? Arrays.copyOf(bytes, Math.max(end + length, end + end / 4)) : bytes;
        ByteBuffer to = ByteBuffer.wrap(bytes, end, length).put((byte) TYPES.indexOf(entry.type()));
        to.putShort((short) parts.size());
        parts.forEach(part -> to.putShort((short) part.length).put(part));
        int number = end;
        end += length;
        live++;
        if (++used * 3 > table.length * 2) {
            grow();
        }
        place(number);
        return number;
    }

    /// Its bytes stay where they are, and its number is not given again.
    void remove(String id) {
        int slot = slot(id.getBytes(StandardCharsets.UTF_8));
        if (slot >= 0) {
            table[slot] = REMOVED;
            live--;
        }
    }

    /// Which are there, in no order.
    int[] numbers() {
        return Arrays.stream(table).filter(number -> number >= 0).toArray();
    }

    DictionaryEntry entry(int number) {
        ByteBuffer from = ByteBuffer.wrap(bytes, number, end - number);
        EntityType type = TYPES.get(from.get());
        int parts = from.getShort();
        List<String> texts = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            int length = Short.toUnsignedInt(from.getShort());
            texts.add(new String(bytes, from.position(), length, StandardCharsets.UTF_8));
            from.position(from.position() + length);
        }
        return new DictionaryEntry(texts.get(0), texts.get(1), texts.subList(2, parts), type, null);
    }

    /// How much of the bytes belongs to entries that were removed or replaced, from 0 to 1.
    double waste(int added) {
        return added == 0 ? 0 : 1 - (double) live / added;
    }

    private int slot(byte[] id) {
        for (int i = hash(id, 0, id.length) & (table.length - 1); table[i] != NONE; i = (i + 1) & (table.length - 1)) {
            if (table[i] != REMOVED && hasId(table[i], id)) {
                return i;
            }
        }
        return NONE;
    }

    private boolean hasId(int number, byte[] id) {
        int from = number + 5;
        return idLength(number) == id.length && Arrays.equals(bytes, from, from + id.length, id, 0, id.length);
    }

    private int idLength(int number) {
        return Byte.toUnsignedInt(bytes[number + 3]) << 8 | Byte.toUnsignedInt(bytes[number + 4]);
    }

    private void place(int number) {
        int i = hash(bytes, number + 5, idLength(number)) & (table.length - 1);
        while (table[i] >= 0) {
            i = (i + 1) & (table.length - 1);
        }
        table[i] = number;
    }

    private void grow() {
        int[] numbers = Arrays.stream(table).filter(number -> number >= 0).toArray();
        table = filled(table.length * 2);
        used = numbers.length;
        for (int number : numbers) {
            place(number);
        }
    }

    private static int[] filled(int size) {
        int[] table = new int[size];
        Arrays.fill(table, NONE);
        return table;
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = hash * 31 + bytes[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
