package dev.telex.enrich.entity;

import dev.telex.wire.DictionaryEntry;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names of entities, found in an article: a list that comes with Telex, or what users add. For half a million names
/// it takes less than 100 MB. Not thread-safe.
///
/// Several entities may share a name; then the one that was there first is meant.
final class NameList {
    private static final int NONE = -1;

    /// A list that is mostly waste is written anew, so that one imported every night does not grow.
    private static final double MOST_WASTE = 0.5;
    private static final int SMALL = 10_000;

    private TokenTrie trie = new TokenTrie();
    private EntryLog entries = new EntryLog();
    private int added;
    private int names;
    private int links;
    /// By name: the last link to an entry.
    private int[] last = new int[1 << 8];
    /// By link: which entry, and the link before of the same name.
    private int[] entryOf = new int[1 << 8];
    private int[] before = new int[1 << 8];

    boolean isEmpty() {
        return entries.size() == 0;
    }

    int size() {
        return entries.size();
    }

    void put(DictionaryEntry entry) {
        remove(entry.id());
        int number = entries.add(entry);
        added++;
        spellings(entry).forEach(spelling -> link(spelling, number));
    }

    void remove(String id) {
        int number = entries.find(id);
        if (number == NONE) {
            return;
        }
        spellings(entries.entry(number)).forEach(spelling -> unlink(spelling, number));
        entries.remove(id);
        if (added > SMALL && entries.waste(added) > MOST_WASTE) {
            rewrite();
        }
    }

    /// The longest name from a token on that somebody has, as [TokenTrie#longest] gives it.
    long longest(FieldWords tokens, int from) {
        return trie.longest(tokens, from, name -> last[name] != NONE);
    }

    /// @param name as found
    @Nullable
    DictionaryEntry entry(int name) {
        int first = NONE;
        for (int link = last[name]; link != NONE; link = before[link]) {
            first = link;
        }
        return first == NONE ? null : entries.entry(entryOf[first]);
    }

    private static Stream<String> spellings(DictionaryEntry entry) {
        return Stream.concat(Stream.of(entry.name()), entry.aliases().stream()).distinct();
    }

    private void link(String spelling, int entry) {
        int name = trie.add(spelling, names);
        if (name == names) {
            last = room(last, ++names);
            last[name] = NONE;
        } else if (name == NONE) {
            return; // A name without a letter or digit.
        }
        entryOf = room(entryOf, links + 1);
        before = room(before, links + 1);
        entryOf[links] = entry;
        before[links] = last[name];
        last[name] = links++;
    }

    private void unlink(String spelling, int entry) {
        int name = trie.add(spelling, names);
        if (name == NONE) {
            return;
        }
        int after = NONE;
        for (int link = last[name]; link != NONE; link = before[link]) {
            if (entryOf[link] != entry) {
                after = link;
            } else if (after == NONE) {
                last[name] = before[link];
            } else {
                before[after] = before[link];
            }
        }
    }

    private void rewrite() {
        EntryLog old = entries;
        int[] numbers = old.numbers();
        Arrays.sort(numbers);
        trie = new TokenTrie();
        entries = new EntryLog();
        added = 0;
        names = 0;
        links = 0;
        for (int number : numbers) {
            put(old.entry(number));
        }
    }

    private static int[] room(int[] array, int size) {
        return size <= array.length ? array : Arrays.copyOf(array, array.length + array.length / 4 + 1);
    }
}
