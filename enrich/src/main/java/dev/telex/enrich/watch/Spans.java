package dev.telex.enrich.watch;

import java.util.ArrayList;
import java.util.List;

/// Where the words stand that made a program true: those of its atoms that are true and not excluded. Worked
/// out once an article for each atom.
final class Spans {
    private final IntArena arena;
    private final Atoms atoms;
    private final Reading reading;
    private final Truth truth;
    private final Truths truths;
    private final Nearness nearness;
    private final Numbering known = new Numbering();
    private final List<List<Span>> ofKnown = new ArrayList<>();
    private final List<List<Span>> parts = new ArrayList<>();
    private final List<Span> found = new ArrayList<>();

    Spans(Atoms atoms, Reading reading, Truth truth, Truths truths) {
        this.arena = atoms.arena();
        this.atoms = atoms;
        this.reading = reading;
        this.truth = truth;
        this.truths = truths;
        nearness = new Nearness(reading);
    }

    void clear() {
        known.clear();
        ofKnown.clear();
    }

    Where of(int program) {
        int[] page = arena.page(program);
        int from = IntArena.offset(program) + Programs.CODE;
        int to = from + Programs.length(page, IntArena.offset(program));
        parts.clear();
        for (int i = from; i < to; i = page[i] >= 0 ? i + 1 : Code.parts(page, i)) {
            if (page[i] >= 0 && !Code.isNegated(page[i]) && truth.is(Code.atom(page[i]))) {
                parts.add(ofAtom(Code.atom(page[i])));
            }
        }
        return new Where(List.copyOf(parts));
    }

    private List<Span> ofAtom(int atom) {
        int number = known.of(atom);
        if (number == ofKnown.size()) {
            found.clear();
            find(atom);
            ofKnown.add(List.copyOf(found));
        }
        return ofKnown.get(number);
    }

    private void find(int atom) {
        switch (atoms.kind(atom)) {
            case WORD, PHRASE -> {
                int length = atoms.length(atom);
                for (int occurrence = reading.first(atoms.body(atom, 0));
                        occurrence >= 0 && found.size() < Where.MOST;
                        occurrence = reading.next(occurrence)) {
                    int token = reading.token(occurrence);
                    if (truths.isPhraseAt(atom, token)) {
                        add(token, token + length - 1);
                    }
                }
            }
            case NEAR -> {
                Question question = atoms.question(atom);
                if (nearness.of(question) == Nearness.Answer.YES) {
                    question.places((place, _, _) -> {
                        int token = reading.tokenAt(nearness.position(place));
                        add(token, token);
                    });
                    found.sort(Where.IN_ORDER);
                }
            }
            case ALWAYS, NUMBERS, TIMES -> {}
        }
    }

    private void add(int first, int last) {
        if (last < reading.proseTokens()) {
            found.add(new Span(
                    first < reading.titleTokens() ? "title" : "text", reading.start(first), reading.end(last)));
        }
    }
}
