package dev.telex.enrich.watch;

import dev.telex.enrich.watch.Question.Kind;
import dev.telex.enrich.watch.Question.Scope;
import java.util.Arrays;

/// Atoms: the smallest questions that watches ask of an article, each once, however many ask it. Ints from 1
/// on.
///
/// An atom's slice of the arena: the next one in its chain of [AtomIndex], how many programs name it, its
/// postings, how often it was true (a float), kind and scope, slop, where [AtomIndex] has it, the length of
/// its body, its body.
final class Atoms {
    static final int NONE = 0;
    /// True of each article.
    static final int ALWAYS = 1;

    private static final int NEXT = 0;
    private static final int REFERENCES = 1;
    private static final int POSTINGS = 2;
    private static final int COUNT = 3;
    private static final int SORT = 4;
    private static final int SLOP = 5;
    private static final int FOUND = 6;
    private static final int LENGTH = 7;
    private static final int BODY = 8;

    private final IntArena arena;
    private final Dictionary dictionary;
    private final AtomIndex index;
    private final Rarity rarity;
    private final LongTable interned = new LongTable();

    private int[] addresses = new int[1024];
    private int[] free = new int[16];
    private int freed;
    private int size = 1;

    Atoms(IntArena arena, Dictionary dictionary, Rarity rarity) {
        this.arena = arena;
        this.dictionary = dictionary;
        this.rarity = rarity;
        index = new AtomIndex(this);
        take(new Question(Kind.ALWAYS, Scope.ANYWHERE, 0), Float.MAX_VALUE);
    }

    AtomIndex index() {
        return index;
    }

    /// One more than the highest atom.
    int bound() {
        return size;
    }

    /// Takes an atom for one more program. Its words are taken for it: where the atom was there before, they
    /// are given back.
    ///
    /// @param count of how many of the sampled articles it may be true, for one that is new
    int take(Question question, float count) {
        int salt = 0;
        int atom = interned.get(question.hash(salt));
        while (atom != NONE && !is(atom, question)) {
            atom = interned.get(question.hash(++salt));
        }
        if (atom == NONE) {
            atom = add(question, count);
            interned.put(question.hash(salt), atom);
        } else {
            giveWords(question);
        }
        set(atom, REFERENCES, get(atom, REFERENCES) + 1);
        return atom;
    }

    /// One program needs it no more.
    void give(int atom) {
        int references = get(atom, REFERENCES) - 1;
        set(atom, REFERENCES, references);
        if (references == 0) {
            Question question = question(atom);
            index.remove(atom, question);
            forget(atom, question);
            giveWords(question);
            arena.give(addresses[atom], BODY + question.body.length);
            addresses[atom] = IntArena.NONE;
            if (freed == free.length) {
                free = Arrays.copyOf(free, freed * 2);
            }
            free[freed++] = atom;
        }
    }

    /// Before all of these are looked at.
    void fetch(Ints atoms, Ints slices) {
        slices.clear();
        for (int i = 0; i < atoms.size(); i++) {
            slices.add(addresses[atoms.get(i)]);
        }
        arena.fetch(slices, 0, slices.size());
    }

    Question question(int atom) {
        int sort = get(atom, SORT);
        int[] page = arena.page(addresses[atom]);
        int at = IntArena.offset(addresses[atom]);
        return new Question(
                Question.kind(sort),
                Question.scope(sort),
                page[at + SLOP],
                Arrays.copyOfRange(page, at + BODY, at + BODY + page[at + LENGTH]));
    }

    Kind kind(int atom) {
        return Question.kind(get(atom, SORT));
    }

    Scope scope(int atom) {
        return Question.scope(get(atom, SORT));
    }

    int slop(int atom) {
        return get(atom, SLOP);
    }

    int length(int atom) {
        return get(atom, LENGTH);
    }

    int body(int atom, int i) {
        return arena.get(addresses[atom] + BODY + i);
    }

    /// Whether a near atom is of two single words anywhere: nearly all are.
    boolean isNearPair(int atom) {
        return length(atom) == 4 && body(atom, 0) == 1 && scope(atom) == Scope.ANYWHERE;
    }

    int next(int atom) {
        return get(atom, NEXT);
    }

    void next(int atom, int next) {
        set(atom, NEXT, next);
    }

    /// At which of its places [AtomIndex] has it.
    int found(int atom) {
        return get(atom, FOUND);
    }

    void found(int atom, int place) {
        set(atom, FOUND, place);
    }

    /// As [Lists] has them: programs, with a guard each.
    int postings(int atom) {
        return get(atom, POSTINGS);
    }

    void postings(int atom, int list) {
        set(atom, POSTINGS, list);
    }

    /// Of how many sampled articles it was true, or may have been.
    float count(int atom) {
        return Float.intBitsToFloat(get(atom, COUNT));
    }

    void count(int atom, float count) {
        set(atom, COUNT, Float.floatToRawIntBits(count));
    }

    /// Multiplies all counts.
    void scale(float factor) {
        for (int atom = ALWAYS + 1; atom < size; atom++) {
            if (addresses[atom] != IntArena.NONE) {
                count(atom, count(atom) * factor);
            }
        }
    }

    Dictionary dictionary() {
        return dictionary;
    }

    IntArena arena() {
        return arena;
    }

    Rarity rarity() {
        return rarity;
    }

    private int add(Question question, float count) {
        int atom = freed > 0 ? free[--freed] : size++;
        if (atom >= addresses.length) {
            addresses = Arrays.copyOf(addresses, atom + atom / 2);
        }
        int length = question.body.length;
        int address = arena.take(BODY + length);
        addresses[atom] = address;
        int[] page = arena.page(address);
        int at = IntArena.offset(address);
        Arrays.fill(page, at, at + BODY, 0);
        page[at + COUNT] = Float.floatToRawIntBits(count);
        page[at + SORT] = question.sort();
        page[at + SLOP] = question.slop;
        page[at + LENGTH] = length;
        System.arraycopy(question.body, 0, page, at + BODY, length);
        index.add(atom, question);
        return atom;
    }

    /// One whose hash was taken when it came, which never happens by chance, is not found again once the
    /// other has gone, and then there are two of it: that costs room and changes no match.
    private void forget(int atom, Question question) {
        for (int salt = 0, other = interned.get(question.hash(0));
                other != NONE;
                other = interned.get(question.hash(++salt))) {
            if (other == atom) {
                interned.remove(question.hash(salt));
                return;
            }
        }
    }

    private boolean is(int atom, Question question) {
        int[] page = arena.page(addresses[atom]);
        int at = IntArena.offset(addresses[atom]);
        return page[at + SORT] == question.sort()
                && page[at + SLOP] == question.slop
                && page[at + LENGTH] == question.body.length
                && question.isBody(page, at + BODY);
    }

    private void giveWords(Question question) {
        question.words(dictionary::give);
    }

    private int get(int atom, int field) {
        return arena.get(addresses[atom] + field);
    }

    private void set(int atom, int field, int value) {
        arena.set(addresses[atom] + field, value);
    }
}
