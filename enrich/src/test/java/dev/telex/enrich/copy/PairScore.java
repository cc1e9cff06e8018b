package dev.telex.enrich.copy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How well articles were grouped, by the pairs of articles that share a group.
record PairScore(double precision, double recall) {

    /// @param truth the group of each article
    /// @param found the group that each was put into, in the same order
    static PairScore of(List<String> truth, List<String> found) {
        Map<String, Integer> trueGroups = new HashMap<>();
        Map<String, Integer> foundGroups = new HashMap<>();
        Map<List<String>, Integer> both = new HashMap<>();
        for (int i = 0; i < truth.size(); i++) {
            trueGroups.merge(truth.get(i), 1, Integer::sum);
            foundGroups.merge(found.get(i), 1, Integer::sum);
            both.merge(List.of(truth.get(i), found.get(i)), 1, Integer::sum);
        }
        double right = pairs(both.values());
        return new PairScore(right / pairs(foundGroups.values()), right / pairs(trueGroups.values()));
    }

    double f1() {
        return 2 * precision * recall / (precision + recall);
    }

    private static double pairs(Collection<Integer> sizes) {
        return sizes.stream().mapToDouble(n -> n * (n - 1) / 2.0).sum();
    }
}
