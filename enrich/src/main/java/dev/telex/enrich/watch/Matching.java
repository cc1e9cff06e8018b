package dev.telex.enrich.watch;

import dev.telex.query.words.Words;
import dev.telex.wire.EnrichedArticle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What one thread needs to match an article; used again for the next one.
final class Matching {
    private final IntArena arena;
    private final Atoms atoms;
    private final Programs programs;
    private final WatchTable watches;
    private final Reading reading;
    private final Truth truth = new Truth();
    private final Truths truths;
    private final Spans spans;
    private final AddressSet tried = new AddressSet();
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
        tried.clear();
        reading.read(article);
        truths.find(article);
        List<Matched> matched = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            candidates(atoms.postings(truth.get(i)), matched);
        }
        return matched;
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
        for (int i = 0; i < truth.size(); i++) {
            int atom = truth.get(i);
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
            long word = Hash.of(0, prose.substring(words.start(i), words.end(i)).toLowerCase(Locale.ROOT));
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

    private void candidates(int postings, List<Matched> matched) {
        for (int chunk = postings; chunk != IntArena.NONE; chunk = Lists.next(arena, chunk)) {
            int[] page = arena.page(chunk);
            int from = Lists.pairs(chunk);
            for (int i = from, end = from + 2 * Lists.count(page, chunk); i < end; i += 2) {
                int guard = page[i + 1];
                if (guard == Anchors.NO_GUARD || truth.is(guard)) {
                    candidate(page[i], matched);
                }
            }
        }
    }

    private void candidate(int program, List<Matched> matched) {
        int[] page = arena.page(program);
        int at = IntArena.offset(program);
        int code = at + Programs.CODE;
        int length = Programs.length(page, at);
        if (length > 1 && !tried.add(program)) {
            return;
        }
        if (!exhausted.isEmpty() && namesExhausted(page, code, code + length)) {
            watchesOf(program, overburdened);
        } else if (truth.holdsBeside(page, code, Programs.implied(page, at))) {
            List<Span> where = spans.of(page, code, code + length);
            for (int watch = programs.watches(program); watch != WatchTable.NONE; watch = watches.next(watch)) {
                matched.add(new Matched(watches.id(watch), where));
            }
        }
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
