package dev.telex.enrich.tagger;

import java.util.Arrays;
import java.util.Random;

/// Learns weights sentence by sentence: AdaGrad (Duchi, Hazan and Singer, 2011) on the conditional likelihood of
/// the labels allowed, with each feature left out at random now and then, so that no feature relies on another
/// being there. The gradient is the difference of two expectations: over the labellings allowed, and over all.
final class Trainer {
    private static final int N = Labels.COUNT;
    private static final float SMALL = 1e-3f;
    private static final double LOWEST = -60;

    private final HashTable clusters;
    private final HashTable names;
    private final int mask;
    private final double rate;
    private final double dropout;
    private final Random random;
    private final float[] weights;
    private final float[] squares;
    private final double[] transitions = new double[(N + 1) * N];
    private final double[] transitionSquares = new double[(N + 1) * N];
    private final double[] pairs = new double[(N + 1) * N];
    private final Sentence sentence;
    private final int[] found = new int[Features.MOST];
    private final Features features;
    private final Lattice free = new Lattice();
    private final Lattice held = new Lattice();
    private int[][] kept = {};
    private double[] potentials = {};

    Trainer(HashTable clusters, HashTable names, int bits, double rate, double dropout, long seed) {
        this.clusters = clusters;
        this.names = names;
        this.mask = (1 << bits) - 1;
        this.rate = rate;
        this.dropout = dropout;
        random = new Random(seed);
        weights = new float[N << bits];
        squares = new float[N << bits];
        sentence = new Sentence(clusters, names);
        features = new Features(sentence, found);
    }

    /// Learns from a text once; the negative logarithm of its labels' likelihood before.
    double learn(Sample sample) {
        double loss = 0;
        for (int i = 0; i < sample.tokens().sentences(); i++) {
            int first = sample.tokens().firstOf(i);
            int end = sample.tokens().endOf(i);
            sentence.read(sample.tokens(), first, end);
            loss += learn(sample.allowed(first, end));
        }
        return loss;
    }

    private double learn(int[] allowed) {
        int size = allowed.length;
        if (kept.length < size) {
            kept = new int[size][];
            potentials = new double[size * N];
        }
        for (int i = 0; i < size; i++) {
            kept[i] = keptOf(i);
            weigh(i);
        }
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = Math.exp(transitions[i]);
        }
        double all = free.read(potentials, size, pairs, null);
        double ours = held.read(potentials, size, pairs, allowed);
        if (!Double.isFinite(ours)) {
            // A name that was cut at the end of a sentence: no labelling allows it.
            return 0;
        }
        for (int i = 0; i < size; i++) {
            update(i, allowed[i]);
        }
        return all - ours;
    }

    private int[] keptOf(int token) {
        int count = features.read(token);
        int[] rows = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (random.nextDouble() >= dropout) {
                rows[size++] = (found[i] & mask) * N;
            }
        }
        return Arrays.copyOf(rows, size);
    }

    private void weigh(int token) {
        int at = token * N;
        double best = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < N; label++) {
            double score = 0;
            for (int row : kept[token]) {
                score += weights[row + label];
            }
            potentials[at + label] = score;
            best = Math.max(best, score);
        }
        for (int label = 0; label < N; label++) {
            potentials[at + label] = Math.exp(Math.max(LOWEST, potentials[at + label] - best));
        }
    }

    private void update(int token, int allowed) {
        for (int label = 0; label < N; label++) {
            float gradient = (float) (held.of(token, label) - free.of(token, label));
            if (Math.abs(gradient) >= SMALL) {
                update(token, label, gradient);
            }
            if (token == 0) {
                move(Labels.EDGE, label, gradient);
            } else {
                for (int before : Lattice.before(label)) {
                    double given = (allowed >> label & 1) == 0 ? 0 : held.of(token, before, label);
                    move(before, label, given - free.of(token, before, label));
                }
            }
        }
    }

    private void update(int token, int label, float gradient) {
        float square = gradient * gradient;
        for (int row : kept[token]) {
            int at = row + label;
            squares[at] += square;
            weights[at] += (float) (rate * gradient / (SMALL + Math.sqrt(squares[at])));
        }
    }

    private void move(int before, int label, double gradient) {
        if (Math.abs(gradient) >= SMALL) {
            int at = before * N + label;
            transitionSquares[at] += gradient * gradient;
            transitions[at] += rate * gradient / (SMALL + Math.sqrt(transitionSquares[at]));
        }
    }

    /// What was learnt, rounded to bytes.
    ///
    /// @param least    features none of whose weights reaches this are left out
    Model model(int bits, double scale, double least) {
        var bytes = new Weights(bits);
        for (int row = 0; row <= mask; row++) {
            round(row, scale, least, bytes);
        }
        var scores = new Model.Transitions();
        for (int before = 0; before <= N; before++) {
            for (int label = 0; label < N; label++) {
                scores.set(before, label, (int) Math.round(transitions[before * N + label] / scale));
            }
        }
        return new Model((float) scale, scores, bytes, bits, clusters, names);
    }

    private void round(int row, double scale, double least, Weights bytes) {
        int at = row * N;
        double most = 0;
        for (int label = 1; label < N; label++) {
            most = Math.max(most, Math.abs(weights[at + label] - weights[at]));
        }
        if (most < least) {
            return;
        }
        for (int label = 1; label < N; label++) {
            double weight = (weights[at + label] - weights[at]) * (1 - dropout);
            bytes.set(row, label - 1, (byte) Math.clamp(Math.round(weight / scale), -127, 127));
        }
    }
}
