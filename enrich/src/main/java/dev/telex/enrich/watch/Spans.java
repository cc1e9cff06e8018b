package dev.telex.enrich.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where the words stand that made a program true: those of its atoms that are true and not excluded. Worked
/// out once an article for each atom.
final class Spans {
    /// More of them explain nothing more.
    private static final int MOST = 50;

    private static final Comparator<Span> IN_ORDER = Comparator.comparing(Span::field)
            .reversed()
            .thenComparingInt(Span::start)
            .thenComparingInt(Span::end);

    private final Atoms atoms;
    private final Reading reading;
    private final Truth truth;
    private final Truths truths;
    private final Nearness nearness;
    private final Numbering known = new Numbering();
    private final List<List<Span>> ofKnown = new ArrayList<>();
    private final List<Span> found = new ArrayList<>();

    Spans(Atoms atoms, Reading reading, Truth truth, Truths truths) {
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

    /// At most [#MOST], the title's before the text's; none where only other fields decided.
    ///
    /// @param from where the code of the program begins in its page
    List<Span> of(int[] page, int from, int to) {
        List<Span> all = new ArrayList<>();
        for (int i = from; i < to; i = page[i] >= 0 ? i + 1 : Code.parts(page, i)) {
            if (page[i] >= 0 && !Code.isNegated(page[i]) && truth.is(Code.atom(page[i]))) {
                all.addAll(ofAtom(Code.atom(page[i])));
            }
        }
        return all.stream().sorted(IN_ORDER).distinct().limit(MOST).toList();
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
                        occurrence >= 0 && found.size() < MOST;
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
                    found.sort(IN_ORDER);
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
