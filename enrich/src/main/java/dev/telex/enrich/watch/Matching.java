package dev.telex.enrich.watch;

import dev.telex.query.words.Words;
import dev.telex.wire.EnrichedArticle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one thread needs to match an article; used again for the next one.
///
/// With a million watches nearly everything that is looked at is far apart in memory. Therefore it goes step by
/// step, each for all that the step before found, and fetches what a step needs before it begins
/// ([IntArena#fetch]).
final class Matching {
    /// Ints of code: a long program is looked at once; a short one that is not true is looked at again sooner than
    /// remembered.
    private static final int LONG = 64;

    private final IntArena arena;
    private final Atoms atoms;
    private final Programs programs;
    private final WatchTable watches;
    private final Reading reading;
    private final Truth truth = new Truth();
    private final Truths truths;
    private final Spans spans;
    private final Numbering done = new Numbering();
    private final Ints slices = new Ints();
    private final Ints postings = new Ints();
    private final Ints candidates = new Ints();
    private final Ints hits = new Ints();
    private final Ints first = new Ints();
    private final Set<Integer> exhausted = new HashSet<>();
    private final List<String> overburdened = new ArrayList<>();

    Matching(IntArena arena, Atoms atoms, Programs programs, WatchTable watches) {
        this.arena = arena;
        this.atoms = atoms;
        this.programs = programs;
        this.watches = watches;
        reading = new Reading(atoms.dictionary());
        truths = new Truths(atoms, reading, truth, this::exhausted);
        spans = new Spans(atoms, reading, truth, truths);
    }

    List<Matched> match(EnrichedArticle article) {
        exhausted.clear();
        overburdened.clear();
        spans.clear();
        reading.read(article);
        truths.find(article);
        findCandidates();
        evaluate();
        return matched();
    }

    /// Watches of the last article that were too much work: they are to be disabled.
    List<String> overburdened() {
        return overburdened;
    }

    /// Lets the last article count as a sample.
    void teach(Rarity rarity) {
        float factor = rarity.begin();
        if (factor != 1) {
            atoms.scale(factor);
        }
        for (int i = 0; i < truth.atoms().size(); i++) {
            int atom = truth.atoms().get(i);
            atoms.count(atom, atoms.count(atom) + rarity.weight());
        }
    }

    /// Counts the words of an article and their neighbours, whether a watch names them or not.
    static void teach(Rarity rarity, String prose) {
        Words words = new Words();
        words.read(prose);
        Set<Long> seen = new HashSet<>();
        long last = 0;
        for (int i = 0; i < words.size(); i++) {
            long word = Dictionary.spelling(prose.substring(words.start(i), words.end(i)));
            if (seen.add(word)) {
                rarity.count(word);
            }
            long pair = Rarity.ofPair(last, word);
            if (i > 0 && seen.add(pair)) {
                rarity.count(pair);
            }
            last = word;
        }
    }

    private void exhausted(int atom) {
        exhausted.add(atom);
        truth.set(atom);
    }

    /// Programs that are posted under an atom that is true, and whose guard is true.
    private void findCandidates() {
        atoms.fetch(truth.atoms(), slices);
        postings.clear();
        for (int i = 0; i < truth.atoms().size(); i++) {
            int list = atoms.postings(truth.atoms().get(i));
            if (list != IntArena.NONE) {
                postings.add(list);
            }
        }
        arena.fetch(postings);
        candidates.clear();
        for (int i = 0; i < postings.size(); i++) {
            findCandidates(postings.get(i));
        }
    }

    private void findCandidates(int list) {
        for (int chunk = list; chunk != IntArena.NONE; chunk = Lists.next(arena, chunk)) {
            int[] page = arena.page(chunk);
            int from = Lists.pairs(chunk);
            for (int i = from, end = from + 2 * Lists.count(page, chunk); i < end; i += 2) {
                int guard = page[i + 1];
                if (guard == Anchors.NO_GUARD || truth.is(guard)) {
                    candidates.add(page[i]);
                }
            }
        }
    }

    /// Those of the candidates that are true, each once.
    private void evaluate() {
        arena.fetch(candidates);
        hits.clear();
        done.clear();
        for (int i = 0; i < candidates.size(); i++) {
            evaluate(candidates.get(i));
        }
    }

    private void evaluate(int program) {
        int[] page = arena.page(program);
        int at = IntArena.offset(program);
        int code = at + Programs.CODE;
        int length = Programs.length(page, at);
        if (length > LONG && !isFirst(program)) {
            return;
        }
        if (!exhausted.isEmpty() && namesExhausted(page, code, code + length)) {
            watchesOf(program, overburdened);
        } else if (truth.holdsBeside(page, code, Programs.implied(page, at))
                && (length == 1 || length > LONG || isFirst(program))) {
            hits.add(program);
        }
    }

    private boolean isFirst(int program) {
        int known = done.size();
        return done.of(program) == known;
    }

    private List<Matched> matched() {
        first.clear();
        for (int i = 0; i < hits.size(); i++) {
            first.add(programs.watches(hits.get(i)));
        }
        arena.fetch(first);
        List<Matched> matched = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            Where where = spans.of(hits.get(i));
            for (int watch = first.get(i); watch != WatchTable.NONE; watch = watches.next(watch)) {
                matched.add(new Matched(watches.id(watch), where));
            }
        }
        return matched;
    }

    private boolean namesExhausted(int[] page, int from, int to) {
        boolean[] names = {false};
        Code.references(page, from, to, (code, at) -> names[0] |= exhausted.contains(Code.atom(code[at])));
        return names[0];
    }

    private void watchesOf(int program, List<String> ids) {
        for (int watch = programs.watches(program); watch != WatchTable.NONE; watch = watches.next(watch)) {
            ids.add(watches.id(watch));
        }
    }
}
