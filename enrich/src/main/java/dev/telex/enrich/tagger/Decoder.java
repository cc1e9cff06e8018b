package dev.telex.enrich.tagger;

import dev.telex.enrich.tagger.NameTagger.Span;
import dev.telex.enrich.text.Tokens;
import java.util.List;

/// The best labelling of a sentence (Viterbi), and how likely each name in it is. Holds scratch space, so that it is
/// allocated once a text.
final class Decoder {
    private static final int N = Labels.COUNT;
    private static final int IMPOSSIBLE = Integer.MIN_VALUE / 2;

    private final Model model;
    private final Chances chances;
    private final Lattice lattice = new Lattice();
    private int[] best = {};
    private byte[] from = {};
    private byte[] labels = {};
    private double[] potentials = {};

    Decoder(Model model, Chances chances) {
        this.model = model;
        this.chances = chances;
    }

    /// The probabilities of a sentence's labels.
    ///
    /// @param scores of the labels of a text's tokens, token by token
    /// @param first  the sentence's first token
    Lattice lattice(int[] scores, int first, int end) {
        grow(end - first);
        chances.of(scores, first * N, end - first, potentials);
        lattice.read(potentials, end - first, chances.transitions(), null);
        return lattice;
    }

    /// Adds the names of a sentence.
    ///
    /// @param scores as for [#lattice]
    void decode(Tokens tokens, int[] scores, int first, int end, List<Span> spans) {
        grow(end - first);
        if (label(scores, first * N, end - first)) {
            lattice(scores, first, end);
            collect(tokens, first, end - first, spans);
        }
    }

    private void grow(int size) {
        if (labels.length >= size) {
            return;
        }
        int capacity = Math.max(size, 64);
        best = new int[capacity * N];
        from = new byte[capacity * N];
        labels = new byte[capacity];
        potentials = new double[capacity * N];
    }

    /// Finds the labels; whether there is a name among them.
    private boolean label(int[] scores, int offset, int size) {
        for (int label = 0; label < N; label++) {
            best[label] = Labels.isContinuing(label)
                    ? IMPOSSIBLE
                    : scores[offset + label] + model.transitions().get(Labels.EDGE, label);
        }
        for (int i = 1; i < size; i++) {
            step(i * N, scores, offset + i * N);
        }
        return follow(size);
    }

    private void step(int at, int[] scores, int offset) {
        for (int label = 0; label < N; label++) {
            int most = IMPOSSIBLE;
            int before = 0;
            for (int candidate : Lattice.before(label)) {
                int score = best[at - N + candidate] + model.transitions().get(candidate, label);
                if (score > most) {
                    most = score;
                    before = candidate;
                }
            }
            best[at + label] = most + scores[offset + label];
            from[at + label] = (byte) before;
        }
    }

    /// From the best label of the last token back to the first.
    private boolean follow(int size) {
        int label = 0;
        for (int last = 1; last < N; last++) {
            int at = (size - 1) * N;
            if (!Labels.isOpen(last) && best[at + last] > best[at + label]) {
                label = last;
            }
        }
        boolean named = false;
        for (int i = size - 1; i >= 0; i--) {
            labels[i] = (byte) label;
            named |= label != Labels.OUTSIDE;
            label = from[i * N + label];
        }
        return named;
    }

    private void collect(Tokens tokens, int first, int size, List<Span> spans) {
        for (int i = 0; i < size; i++) {
            if (labels[i] != Labels.OUTSIDE) {
                int last = i;
                double confidence = lattice.of(i, labels[i]);
                while (Labels.isOpen(labels[last])) {
                    last++;
                    confidence *=
                            lattice.of(last, labels[last - 1], labels[last]) / lattice.of(last - 1, labels[last - 1]);
                }
                int start = tokens.start(first + i);
                int end = tokens.end(first + last);
                spans.add(new Span(start, end, Labels.type(labels[i]), Math.min(1, confidence)));
                i = last;
            }
        }
    }
}
