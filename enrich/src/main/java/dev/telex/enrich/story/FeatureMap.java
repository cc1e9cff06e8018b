package dev.telex.enrich.story;

import java.util.Arrays;

/// A map from feature to a number from 0, in the order of arrival. Made anew for each article: small and
/// flat.
final class FeatureMap {
    private int[] features;
    private int[] numbers;
    private int size;

    FeatureMap(int expected) {
        int capacity = Math.max(16, Integer.highestOneBit(expected * 2) * 2);
        features = new int[capacity];
        numbers = new int[capacity];
        Arrays.fill(numbers, -1);
    }

    int size() {
        return size;
    }

    /// @return -1 where it is not there
    int find(int feature) {
        return numbers[place(feature)];
    }

    /// @return the number it has, now or from before
    int add(int feature) {
        int place = place(feature);
        if (numbers[place] < 0) {
            features[place] = feature;
            numbers[place] = size++;
            if (size * 2 > numbers.length) {
                grow();
            }
            return size - 1;
        }
        return numbers[place];
    }

    private int place(int feature) {
        int mask = numbers.length - 1;
        int i = (feature ^ (feature >>> 15)) & mask;
        while (numbers[i] >= 0 && features[i] != feature) {
            i = (i + 1) & mask;
        }
        return i;
    }

    private void grow() {
        int[] oldFeatures = features;
        int[] oldNumbers = numbers;
        features = new int[oldFeatures.length * 2];
        numbers = new int[features.length];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] >= 0) {
                int place = place(oldFeatures[i]);
                features[place] = oldFeatures[i];
                numbers[place] = oldNumbers[i];
            }
        }
    }
}
