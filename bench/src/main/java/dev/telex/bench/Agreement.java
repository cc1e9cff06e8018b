package dev.telex.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How well articles were grouped, from 0 to 1.
record Agreement(double precision, double recall) {
    /// By the pairs of articles that share a group.
    ///
    /// @param truth the group of each article
    /// @param found the group that each was put into, in the same order
    static Agreement byPairs(List<String> truth, List<String> found) {
        double right = pairs(both(truth, found).values());
        return new Agreement(
                right / pairs(sizes(found).values()), right / pairs(sizes(truth).values()));
    }

    /// By article, each with what shares its group: B-cubed (Bagga and Baldwin, 1998). Parameters as in
    /// [#byPairs].
    static Agreement byArticle(List<String> truth, List<String> found) {
        Map<String, Integer> trueSizes = sizes(truth);
        Map<String, Integer> foundSizes = sizes(found);
        double precision = 0;
        double recall = 0;
        for (Map.Entry<List<String>, Integer> entry : both(truth, found).entrySet()) {
            double squared = (double) entry.getValue() * entry.getValue();
            recall += squared / trueSizes.getOrDefault(entry.getKey().get(0), 1);
            precision += squared / foundSizes.getOrDefault(entry.getKey().get(1), 1);
        }
        return new Agreement(precision / truth.size(), recall / truth.size());
    }

    double f1() {
        return 2 * precision * recall / (precision + recall);
    }

    private static Map<String, Integer> sizes(List<String> groups) {
        Map<String, Integer> sizes = new HashMap<>();
        groups.forEach(group -> sizes.merge(group, 1, Integer::sum));
        return sizes;
    }

    private static Map<List<String>, Integer> both(List<String> truth, List<String> found) {
        Map<List<String>, Integer> both = new HashMap<>();
        for (int i = 0; i < truth.size(); i++) {
            both.merge(List.of(truth.get(i), found.get(i)), 1, Integer::sum);
        }
        return both;
    }

    private static double pairs(Collection<Integer> sizes) {
        return sizes.stream().mapToDouble(n -> n * (n - 1) / 2.0).sum();
    }
}
