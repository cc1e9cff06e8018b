package dev.telex.enrich.watch;

import dev.telex.query.words.Words;
import dev.telex.wire.EnrichedArticle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    /// Programs that are fetched at a time: what is fetched must still be near when it is looked at.
    private static final int BLOCK = 512;

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
    private final Ints chains = new Ints();
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

    /// Ids of the watches that an article matches.
    List<String> match(EnrichedArticle article) {
        read(article);
        findCandidates();
        evaluate();
        return ids();
    }

    /// Where the words stand for which it matches those of the watches that it matches.
    Map<String, List<Span>> where(EnrichedArticle article, Collection<String> asked) {
        read(article);
        spans.clear();
        Map<String, List<Span>> where = new HashMap<>();
        for (String id : asked) {
            int watch = watches.find(id);
            if (watch != WatchTable.NONE) {
                int program = watches.program(watch);
                int code = IntArena.offset(program) + Programs.CODE;
                if (truth.holds(arena.page(program), code)) {
                    where.put(id, spans.of(arena.page(program), code, code + programs.length(program)));
                }
            }
        }
        return where;
    }

    private void read(EnrichedArticle article) {
        exhausted.clear();
        overburdened.clear();
        reading.read(article);
        truths.find(article);
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
        arena.fetch(postings, 0, postings.size());
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

    /// Those of the candidates that are true, each once: the first of their watches.
    private void evaluate() {
        chains.clear();
        done.clear();
        for (int from = 0; from < candidates.size(); from += BLOCK) {
            int to = Math.min(from + BLOCK, candidates.size());
            arena.fetch(candidates, from, to);
            for (int i = from; i < to; i++) {
                evaluate(candidates.get(i));
            }
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
                && (length > LONG || Programs.isPostedOnce(page, at) || isFirst(program))) {
            chains.add(Programs.watches(page, at));
        }
    }

    private boolean isFirst(int program) {
        int known = done.size();
        return done.of(program) == known;
    }

    /// The watches of each program that is true: the first of each, then the second, and so on.
    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        while (chains.size() > 0) {
            arena.fetch(chains, 0, chains.size());
            int left = 0;
            for (int i = 0; i < chains.size(); i++) {
                int watch = chains.get(i);
                ids.add(watches.id(watch));
                if (watches.next(watch) != WatchTable.NONE) {
                    chains.set(left++, watches.next(watch));
                }
            }
            chains.shorten(left);
        }
        return ids;
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
