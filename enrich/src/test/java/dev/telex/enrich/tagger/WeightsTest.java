package dev.telex.enrich.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final int BITS = 6;

    @Test
    void addsUpAsPlainNumbersDo() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            Weights weights = new Weights(BITS);
            int[][] plain = fill(weights, random);
            int count = random.nextInt(Features.MOST + 1);
            int[] features = random.ints(Features.MOST).toArray();
            int[] scores = new int[Labels.COUNT + 3];
            weights.sum(features, count, scores, 3);
            assertThat(scores).startsWith(0, 0, 0, 0);
            for (int label = 1; label < Labels.COUNT; label++) {
                int sum = 0;
                for (int i = 0; i < count; i++) {
                    sum += plain[features[i] & (weights.rows() - 1)][label - 1];
                }
                assertThat(scores[3 + label]).isEqualTo(sum);
            }
        }
    }

    @Test
    void holdTheLargestSums() {
        for (byte weight : new byte[] {-127, 127}) {
            Weights weights = new Weights(0);
            for (int column = 0; column < Weights.ROW; column++) {
                weights.set(0, column, weight);
            }
            int[] scores = new int[Labels.COUNT];
            weights.sum(new int[Features.MOST], Features.MOST, scores, 0);
            assertThat(scores[Labels.COUNT - 1]).isEqualTo(weight * Features.MOST);
        }
    }

    private static int[][] fill(Weights weights, Random random) {
        int[][] plain = new int[weights.rows()][Weights.ROW];
        for (int row = 0; row < weights.rows(); row++) {
            for (int column = 0; column < Weights.ROW; column++) {
                byte weight = (byte) (random.nextInt(255) - 127);
                weights.set(row, column, weight);
                plain[row][column] = weight;
                assertThat(weights.get(row, column)).isEqualTo(weight);
            }
        }
        return plain;
    }
}
