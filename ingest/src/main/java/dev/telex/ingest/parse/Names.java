package dev.telex.ingest.parse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The names of a document's tags, each looked up in the vocabulary once.
///
/// Feeds in the wild use prefixes they never declared, and namespaces with a slash too many: so a prefix that
/// is not bound means what it usually means.
final class Names {
    private static final int MOST_BINDINGS = 64;
    private static final int SLOTS = 512;
    private static final int MOST_CACHED = SLOTS / 4;

    /// @param raw  as it is written, with its prefix
    /// @param rank how much its vocabulary counts where several say the same ([Slot])
    record Name(String raw, Term term, int rank) {
        static final Name NONE = new Name("", Term.UNKNOWN, 0);

        /// Whatever its prefix.
        boolean isLocally(String local) {
            return raw.substring(raw.indexOf(':') + 1).equalsIgnoreCase(local);
        }

        boolean is(String text, int start, int stop) {
            return stop - start == raw.length() && text.regionMatches(true, start, raw, 0, stop - start);
        }
    }

    private final Name[] cache = new Name[SLOTS];
    private int cached;
    private boolean rooted;
    private Map<String, String> families = Map.of();

    Name of(String text, int start, int stop) {
        int hash = 0;
        for (int at = start; at < stop; at++) {
            hash = 31 * hash + text.charAt(at);
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        for (Name name = cache[slot]; name != null; name = cache[slot]) {
            if (name.raw().length() == stop - start && text.startsWith(name.raw(), start)) {
                return name;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        String raw = text.substring(start, stop);
        Name name = name(raw);
        rooted |= name.term().isStructure();
        if (cached < MOST_CACHED) {
            cache[slot] = name;
            cached++;
        }
        return name;
    }

    private Name name(String raw) {
        int colon = raw.indexOf(':');
        String family = family(colon < 0 ? "" : raw.substring(0, colon));
        return new Name(raw, Vocabulary.term(family, raw.substring(colon + 1)), Vocabulary.rank(family));
    }

    /// The vocabulary that a prefix stands for.
    String family(String prefix) {
        return families.getOrDefault(prefix, Vocabulary.usual(prefix));
    }

    void bind(String prefix, String namespace) {
        String family = Vocabulary.family(namespace);
        if (family == null) {
            // A feed may call its own elements' namespace what it likes, an element in it may not.
            family = prefix.isEmpty() && !rooted ? Vocabulary.CORE : Vocabulary.FOREIGN;
        }
        if (!family.equals(family(prefix)) && families.size() < MOST_BINDINGS) {
            Map<String, String> bound = new HashMap<>(families);
            bound.put(prefix, family);
            restore(bound);
        }
    }

    Map<String, String> bindings() {
        return families;
    }

    void restore(Map<String, String> bindings) {
        if (!bindings.equals(families)) {
            families = bindings;
            Arrays.fill(cache, null);
            cached = 0;
        }
    }
}
