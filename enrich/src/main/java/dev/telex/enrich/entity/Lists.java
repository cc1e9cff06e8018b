package dev.telex.enrich.entity;

import dev.telex.wire.DictionaryEntry;
import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The names of organisations that come with Telex, and the names that users add while it runs.
///
/// Two lists come with it. bodies.tsv was written by hand: its names are known wherever they stand. organisations.tsv
/// has shops, banks and police forces by the thousand, and half of their names are words (Gap, Total, Orange): it only
/// says who is meant where the tagger found an organisation. A user's names are known wherever they stand, and before
/// those of Telex.
final class Lists {
    private static final String NO_ID = "-";
    private static final String DEPENDENT = "~";

    private final NameList bodies = new NameList();
    private final Map<String, List<String>> acronyms = new HashMap<>();
    private final NameList organisations = new NameList();
    private final NameList users = new NameList();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private Lists() {}

    static Lists load() {
        var lists = new Lists();
        Resource.lines("bodies.tsv").forEach(line -> lists.body(entry(line)));
        Resource.lines("organisations.tsv").forEach(line -> lists.organisations.put(entry(line)));
        return lists;
    }

    /// What a list has from a token on.
    record Found(DictionaryEntry entry, int last, boolean users) {}

    void put(DictionaryEntry entry) {
        lock.writeLock().lock();
        try {
            users.put(entry);
        } finally {
            lock.writeLock().unlock();
        }
    }

    void remove(String id) {
        lock.writeLock().lock();
        try {
            users.remove(id);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// The acronyms that mean a body in an article that names it otherwise too: "IS".
    List<String> acronyms(String id) {
        return acronyms.getOrDefault(id, List.of());
    }

    /// The lists do not change while an article is read.
    <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void body(DictionaryEntry entry) {
        String id = entry.id().equals(NO_ID) ? Cast.id(entry.type(), entry.name()) : entry.id();
        Map<Boolean, List<String>> aliases =
                entry.aliases().stream().collect(Collectors.partitioningBy(alias -> alias.startsWith(DEPENDENT)));
        bodies.put(
                new DictionaryEntry(id, entry.name(), Objects.requireNonNull(aliases.get(false)), entry.type(), null));
        List<String> dependent = Objects.requireNonNull(aliases.get(true));
        if (!dependent.isEmpty()) {
            acronyms.put(id, dependent.stream().map(alias -> alias.substring(1)).toList());
        }
    }

    /// @param shouting in capitals a short name may be any word
    @Nullable
    Found longest(FieldWords tokens, int from, boolean shouting) {
        long user = users.isEmpty() ? TokenTrie.NONE : users.longest(tokens, from);
        if (user != TokenTrie.NONE) {
            DictionaryEntry entry = users.entry((int) user);
            return entry == null ? null : new Found(entry, (int) (user >> 32), true);
        }
        long body = tokens.shape[from] == FieldWords.LOWER ? TokenTrie.NONE : bodies.longest(tokens, from);
        if (body == TokenTrie.NONE) {
            return null;
        }
        int last = (int) (body >> 32);
        int letters = tokens.end[last] - tokens.start[from];
        boolean common = shouting && last == from && letters <= 3;
        DictionaryEntry entry = bodies.entry((int) body);
        return common || entry == null || (letters == 1 && !isOnANetwork(tokens, from))
                ? null
                : new Found(entry, last, false);
    }

    /// The organisation that has exactly this name; null where none has.
    @Nullable
    EntityLink organisation(FieldWords tokens, int first, int last) {
        long found = organisations.longest(tokens, first);
        if (found == TokenTrie.NONE || (int) (found >> 32) != last) {
            return null;
        }
        DictionaryEntry entry = organisations.entry((int) found);
        return entry == null ? null : new EntityLink(entry.id(), entry.name());
    }

    /// "CENTCOM reported on X.", and not "X marks the spot".
    private static boolean isOnANetwork(FieldWords tokens, int token) {
        return token > 0
                && tokens.gap[token] == FieldWords.SPACE
                && NameWords.ON_A_NETWORK.contains(tokens.text(token - 1))
                && tokens.gapAfter(token) != FieldWords.HYPHEN;
    }

    private static DictionaryEntry entry(String line) {
        String[] part = line.split("\t", -1);
        List<String> aliases = part.length < 3
                ? List.of()
                : Arrays.stream(part[2].split("\\|", -1))
                        .filter(alias -> !alias.isEmpty())
                        .toList();
        return new DictionaryEntry(part[0], part[1], aliases, EntityType.ORG, null);
    }
}
