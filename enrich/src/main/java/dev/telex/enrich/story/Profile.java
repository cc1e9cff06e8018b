package dev.telex.enrich.story;

import java.nio.ByteBuffer;

/// What an article or a story is about: features, the most telling first, with weights that make a vector of
/// length 1 or less. A feature is the hash of a word's stem, of a number, or of a pair of them: 32 bits, of
/// which two in a million articles rarely share one.
///
/// Weights are kept in 8 bits for an article and in 16 for a story, whose weights shrink with each article
/// that lacks a feature. They are rounded before anything is compared, so that what is read from bytes scores
/// exactly as what was never stored.
final class Profile {
    /// Steps of the weight of an article.
    static final int ARTICLE = 255;

    /// Steps of the weight of a story.
    static final int STORY = 65_535;

    final int[] features;
    final float[] weights;
    private final int steps;

    private Profile(int[] features, float[] weights, int steps) {
        this.features = features;
        this.weights = weights;
        this.steps = steps;
    }

    static Profile empty() {
        return new Profile(new int[0], new float[0], STORY);
    }

    /// @param features distinct, by falling weight, at most 255
    static Profile rounded(int[] features, float[] weights, int steps) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.round(Math.min(1, weights[i]) * steps) / (float) steps;
        }
        return new Profile(features, weights, steps);
    }

    int size() {
        return features.length;
    }

    double length() {
        double sum = 0;
        for (float weight : weights) {
            sum += (double) weight * weight;
        }
        return Math.sqrt(sum);
    }

    int byteCount() {
        return 1 + (steps == ARTICLE ? 5 : 6) * size();
    }

    void put(ByteBuffer to) {
        to.put((byte) size());
        for (int feature : features) {
            to.putInt(feature);
        }
        for (float weight : weights) {
            int rounded = Math.round(weight * steps);
            if (steps == ARTICLE) {
                to.put((byte) rounded);
            } else {
                to.putShort((short) rounded);
            }
        }
    }

    static Profile of(ByteBuffer from, int steps) {
        int size = Byte.toUnsignedInt(from.get());
        int[] features = new int[size];
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            features[i] = from.getInt();
        }
        for (int i = 0; i < size; i++) {
            int rounded = steps == ARTICLE ? Byte.toUnsignedInt(from.get()) : Short.toUnsignedInt(from.getShort());
            weights[i] = rounded / (float) steps;
        }
        return new Profile(features, weights, steps);
    }
}
