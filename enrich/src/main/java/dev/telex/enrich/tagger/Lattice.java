package dev.telex.enrich.tagger;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How likely each label of each token of a sentence is, all possible labellings taken together: the
/// forward-backward algorithm, each step scaled to sum to 1 so that long sentences do not underflow.
final class Lattice {
    private static final int N = Labels.COUNT;
    private static final int[][] BEFORE = new int[N][];

    static {
        for (int label = 0; label < N; label++) {
            int to = label;
            BEFORE[label] = IntStream.range(0, N)
                    .filter(from -> Labels.canFollow(to, from))
                    .toArray();
        }
    }

    private double[] forward = {};
    private double[] backward = {};
    private double[] potential = {};
    private double[] pair = {};
    private double[] sums = {};
    private int size;

    /// @param potentials  the exponential of the score of each label of each token; token by token
    /// @param transitions the exponential of the score of each pair of labels, the first of which may be
    ///        [Labels#EDGE]
    /// @param allowed     the labels that a token may have, as bits; null: any
    /// @return the logarithm of the sum over all allowed labellings
    double read(double[] potentials, int tokens, double[] transitions, int @Nullable [] allowed) {
        size = tokens;
        potential = potentials;
        pair = transitions;
        if (forward.length < tokens * N) {
            forward = new double[tokens * N];
            backward = new double[tokens * N];
            sums = new double[tokens];
        }
        double sum = 0;
        for (int i = 0; i < tokens; i++) {
            sum += Math.log(forward(i, allowed == null ? Labels.ANY : allowed[i]));
        }
        for (int label = 0; label < N; label++) {
            backward[(tokens - 1) * N + label] = Labels.isOpen(label) ? 0 : 1;
        }
        for (int i = tokens - 2; i >= 0; i--) {
            backward(i, allowed == null ? Labels.ANY : allowed[i + 1]);
        }
        return sum;
    }

    private double forward(int i, int allowed) {
        int at = i * N;
        double sum = 0;
        for (int label = 0; label < N; label++) {
            double value = 0;
            boolean ends = i < size - 1 || !Labels.isOpen(label);
            if (ends && (allowed >> label & 1) != 0) {
                if (i == 0) {
                    value = Labels.isContinuing(label) ? 0 : pair[Labels.EDGE * N + label];
                } else {
                    for (int before : BEFORE[label]) {
                        value += forward[at - N + before] * pair[before * N + label];
                    }
                }
                value *= potential[at + label];
            }
            forward[at + label] = value;
            sum += value;
        }
        sums[i] = sum;
        for (int label = 0; label < N; label++) {
            forward[at + label] /= sum;
        }
        return sum;
    }

    private void backward(int i, int allowed) {
        int at = i * N;
        Arrays.fill(backward, at, at + N, 0);
        for (int label = 0; label < N; label++) {
            if ((allowed >> label & 1) != 0) {
                double behind = potential[at + N + label] * backward[at + N + label] / sums[i + 1];
                for (int before : BEFORE[label]) {
                    backward[at + before] += pair[before * N + label] * behind;
                }
            }
        }
    }

    /// The probability of a label.
    double of(int token, int label) {
        return forward[token * N + label] * backward[token * N + label];
    }

    /// The probability of a label together with the one before it; of the first token, with nothing before it.
    double of(int token, int before, int label) {
        int at = token * N;
        return forward[at - N + before]
                * pair[before * N + label]
                * potential[at + label]
                * backward[at + label]
                / sums[token];
    }

    static int[] before(int label) {
        return BEFORE[label];
    }
}
