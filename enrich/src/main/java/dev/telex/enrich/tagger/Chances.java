package dev.telex.enrich.tagger;

/// From a model's scores to what probabilities are made of. Scores are whole numbers, so that exponentials come
/// from a table.
final class Chances {
    private static final int N = Labels.COUNT;
    /// Below the best label by this much (in logarithms), nothing counts any more.
    private static final double NEGLIGIBLE = 40;

    private final double[] table;
    private final double[] transitions = new double[(N + 1) * N];

    Chances(Model model) {
        table = new double[(int) (NEGLIGIBLE / model.scale()) + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = Math.exp(-i * (double) model.scale());
        }
        for (int before = 0; before <= N; before++) {
            for (int label = 0; label < N; label++) {
                transitions[before * N + label] =
                        Math.exp(model.transitions().get(before, label) * (double) model.scale());
            }
        }
    }

    double[] transitions() {
        return transitions;
    }

    /// The potentials of a sentence's labels, for the best of each token 1.
    ///
    /// @param offset where the sentence's scores begin
    void of(int[] scores, int offset, int tokens, double[] potentials) {
        for (int i = 0; i < tokens * N; i += N) {
            int best = scores[offset + i];
            for (int label = 1; label < N; label++) {
                best = Math.max(best, scores[offset + i + label]);
            }
            for (int label = 0; label < N; label++) {
                potentials[i + label] = table[Math.min(best - scores[offset + i + label], table.length - 1)];
            }
        }
    }
}
