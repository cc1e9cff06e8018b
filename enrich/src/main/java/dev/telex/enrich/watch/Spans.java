package dev.telex.enrich.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the words stand that made a program true: those of its atoms that are true and not excluded. Worked
/// out once an article for each atom.
final class Spans {
    /// At most for one watch.
    static final int MOST = 50;

    private static final Comparator<Span> IN_ORDER = Comparator.comparing(Span::field)
            .reversed()
            .thenComparingInt(Span::start)
            .thenComparingInt(Span::end);

    private final Atoms atoms;
    private final Reading reading;
    private final Truth truth;
    private final Truths truths;
    private final Nearness nearness;
    private final Map<Integer, List<Span>> known = new HashMap<>();

    Spans(Atoms atoms, Reading reading, Truth truth, Truths truths) {
        this.atoms = atoms;
        this.reading = reading;
        this.truth = truth;
        this.truths = truths;
        nearness = new Nearness(reading);
    }

    void clear() {
        known.clear();
    }

    List<Span> of(int[] code, int from, int to) {
        if (to - from == 1) {
            return of(Code.atom(code[from]));
        }
        List<Span> spans = new ArrayList<>();
        Code.references(code, from, to, (all, at) -> {
            if (!Code.isNegated(all[at]) && truth.is(Code.atom(all[at]))) {
                spans.addAll(of(Code.atom(all[at])));
            }
        });
        return spans.stream().sorted(IN_ORDER).distinct().limit(MOST).toList();
    }

    private List<Span> of(int atom) {
        List<Span> spans = known.get(atom);
        if (spans == null) {
            spans = List.copyOf(found(atom));
            known.put(atom, spans);
        }
        return spans;
    }

    private List<Span> found(int atom) {
        List<Span> spans = new ArrayList<>();
        switch (atoms.kind(atom)) {
            case WORD, PHRASE -> {
                int length = atoms.length(atom);
                for (int occurrence = reading.first(atoms.body(atom, 0));
                        occurrence >= 0 && spans.size() < MOST;
                        occurrence = reading.next(occurrence)) {
                    int token = reading.token(occurrence);
                    if (truths.isPhraseAt(atom, token)) {
                        add(spans, token, token + length - 1);
                    }
                }
            }
            case NEAR -> {
                Question question = atoms.question(atom);
                if (nearness.of(question) == Nearness.Answer.YES) {
                    question.places((place, _, _) -> {
                        int token = reading.tokenAt(nearness.position(place));
                        add(spans, token, token);
                    });
                    spans.sort(IN_ORDER);
                }
            }
            case ALWAYS, NUMBERS, TIMES -> {}
        }
        return spans;
    }

    private void add(List<Span> spans, int first, int last) {
        if (last < reading.proseTokens()) {
            spans.add(new Span(
                    first < reading.titleTokens() ? "title" : "text", reading.start(first), reading.end(last)));
        }
    }
}
