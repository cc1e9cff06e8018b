package dev.telex.enrich.story;

import java.util.Arrays;

/// A map from feature to a number from 0, in the order of arrival. Made anew for each article: small and
/// flat.
final class FeatureMap {
    /// Bits for each place: nearly all that is asked for is not there, and is found out here.
    private static final int BITS = 16;

    private int[] features;
    private int[] numbers;
    private long[] sieve;
    private int size;

    FeatureMap(int expected) {
        int capacity = Math.max(16, Integer.highestOneBit(expected * 2) * 2);
        features = new int[capacity];
        numbers = new int[capacity];
        Arrays.fill(numbers, -1);
        sieve = new long[capacity * BITS / Long.SIZE];
    }

    int size() {
        return size;
    }

    /// @return -1 where it is not there
    int find(int feature) {
        return (sieve[sieved(feature)] >>> feature & 1) == 0 ? -1 : numbers[place(feature)];
    }

    private int sieved(int feature) {
        return (feature >>> 6) & (sieve.length - 1);
    }

    /// @return the number it has, now or from before
    int add(int feature) {
        int place = place(feature);
        if (numbers[place] < 0) {
            features[place] = feature;
            numbers[place] = size++;
            sieve[sieved(feature)] |= 1L << feature;
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
        sieve = new long[sieve.length * 2];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] >= 0) {
                int place = place(oldFeatures[i]);
                features[place] = oldFeatures[i];
                numbers[place] = oldNumbers[i];
                sieve[sieved(oldFeatures[i])] |= 1L << oldFeatures[i];
            }
        }
    }
}
