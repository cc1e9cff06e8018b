package dev.telex.enrich.watch;

import java.util.Arrays;

/// By which words of an article its atoms are found: a word atom by its word, a phrase by the rarest two
/// neighbours in it, a near atom by the words of its rarest place, and ranges because there are few.
final class AtomIndex {
    static final int FIRST_OF_PAIR = 1;
    static final int SECOND_OF_PAIR = 2;

    private static final int PAIR_BITS = 23;
    private static final int ATOMS = 0;
    private static final int NEARS = 1;
    private static final int ROLES = 2;
    private static final int PER_WORD = 4;

    private final Atoms atoms;
    private final Lists lists;
    private final LongTable pairs = new LongTable();
    /// A bit for each pair that ever was, and for others: most pairs of an article are nobody's.
    private final long[] pairBits = new long[1 << (PAIR_BITS - 6)];

    private int ranges = Atoms.NONE;
    /// By word, side by side as they are asked together: [#ATOMS], [#NEARS], [#ROLES].
    private int[] byWord = new int[1024];

    AtomIndex(Atoms atoms) {
        this.atoms = atoms;
        lists = new Lists(atoms.arena());
    }

    /// The chain of atoms that ask for the word by itself.
    int ofWord(int word) {
        return get(word, ATOMS);
    }

    /// Near atoms to try where the word occurs, as [Lists] has them: the atom, and a word that has to occur as
    /// well; [Dictionary#NONE]: there is none.
    int nearsOf(int word) {
        return get(word, NEARS);
    }

    /// Whether the word ever began or ended a pair.
    int pairRoles(int word) {
        return get(word, ROLES);
    }

    /// The chain of phrases to try where two words are neighbours.
    int ofPair(int first, int second) {
        long key = Hash.ofPair(first, second);
        return (pairBits[bit(key) >>> 6] >>> bit(key) & 1) == 0 ? Atoms.NONE : pairs.get(key);
    }

    private static int bit(long key) {
        return (int) (key >>> (Long.SIZE - PAIR_BITS));
    }

    private int get(int word, int what) {
        int at = word * PER_WORD + what;
        return at < byWord.length ? byWord[at] : 0;
    }

    private void set(int word, int what, int value) {
        int at = word * PER_WORD + what;
        if (at >= byWord.length) {
            byWord = Arrays.copyOf(byWord, at + at / 2);
        }
        byWord[at] = value;
    }

    /// The chain of all ranges.
    int ranges() {
        return ranges;
    }

    void add(int atom, Question question) {
        int[] body = question.body;
        switch (question.kind) {
            case ALWAYS -> {}
            case WORD -> {
                atoms.next(atom, ofWord(body[0]));
                set(body[0], ATOMS, atom);
            }
            case PHRASE -> addPair(atom, body);
            case NEAR -> addNear(atom, question);
            case NUMBERS, TIMES -> {
                atoms.next(atom, ranges);
                ranges = atom;
            }
        }
    }

    void remove(int atom, Question question) {
        int[] body = question.body;
        switch (question.kind) {
            case ALWAYS -> {}
            case WORD -> set(body[0], ATOMS, without(ofWord(body[0]), atom));
            case PHRASE -> {
                int place = atoms.found(atom);
                long key = Hash.ofPair(body[place], body[place + 1]);
                int chain = without(pairs.get(key), atom);
                if (chain == Atoms.NONE) {
                    pairs.remove(key);
                } else {
                    pairs.put(key, chain);
                }
            }
            case NEAR ->
                question.places((place, from, to) -> {
                    for (int i = from; i < to && place == atoms.found(atom); i++) {
                        set(body[i], NEARS, lists.remove(nearsOf(body[i]), atom));
                    }
                });
            case NUMBERS, TIMES -> ranges = without(ranges, atom);
        }
    }

    private void addPair(int atom, int[] words) {
        int rarest = 0;
        for (int place = 1; place + 1 < words.length; place++) {
            if (pairCount(words, place) < pairCount(words, rarest)) {
                rarest = place;
            }
        }
        int first = words[rarest];
        int second = words[rarest + 1];
        set(first, ROLES, pairRoles(first) | FIRST_OF_PAIR);
        set(second, ROLES, pairRoles(second) | SECOND_OF_PAIR);
        long key = Hash.ofPair(first, second);
        pairBits[bit(key) >>> 6] |= 1L << bit(key);
        atoms.found(atom, rarest);
        atoms.next(atom, pairs.get(key));
        pairs.put(key, atom);
    }

    private float pairCount(int[] words, int place) {
        return atoms.rarity().pair(words[place], words[place + 1]);
    }

    private void addNear(int atom, Question question) {
        float[] least = {Float.POSITIVE_INFINITY};
        question.places((place, from, to) -> {
            float count = 0;
            for (int i = from; i < to; i++) {
                count += atoms.rarity().word(question.body[i]);
            }
            if (count < least[0]) {
                least[0] = count;
                atoms.found(atom, place);
            }
        });
        int other = other(question, atoms.found(atom));
        question.places((place, from, to) -> {
            for (int i = from; i < to && place == atoms.found(atom); i++) {
                int word = question.body[i];
                set(word, NEARS, lists.add(nearsOf(word), atom, other));
            }
        });
    }

    /// The rarest word that stands alone at another place.
    private int other(Question question, int found) {
        int[] other = {Dictionary.NONE};
        question.places((place, from, to) -> {
            int word = question.body[from];
            if (place != found
                    && to - from == 1
                    && (other[0] == Dictionary.NONE
                            || atoms.rarity().word(word) < atoms.rarity().word(other[0]))) {
                other[0] = word;
            }
        });
        return other[0];
    }

    /// A chain after one has gone.
    private int without(int chain, int atom) {
        if (chain == atom) {
            return atoms.next(atom);
        }
        int before = chain;
        while (atoms.next(before) != atom) {
            before = atoms.next(before);
        }
        atoms.next(before, atoms.next(atom));
        return chain;
    }
}
