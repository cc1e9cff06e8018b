package dev.telex.enrich.story;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How alike two groupings of the same articles are: B-cubed precision, recall and F1 (Bagga, Baldwin 1998),
/// as shared/tools/score_groups.py counts them.
record Grouping(double precision, double recall) {
    static Grouping compare(Map<String, String> truth, Map<String, String> found) {
        Map<String, Integer> trueSizes = sizes(truth.values());
        Map<String, Integer> foundSizes = sizes(found.values());
        Map<List<String>, Integer> both = new HashMap<>();
        truth.forEach(
                (id, group) -> both.merge(List.of(group, Objects.requireNonNull(found.get(id))), 1, Integer::sum));
        double precision = 0;
        double recall = 0;
        for (Map.Entry<List<String>, Integer> entry : both.entrySet()) {
            double squared = (double) entry.getValue() * entry.getValue();
            recall += squared / trueSizes.getOrDefault(entry.getKey().get(0), 1);
            precision += squared / foundSizes.getOrDefault(entry.getKey().get(1), 1);
        }
        return new Grouping(precision / truth.size(), recall / truth.size());
    }

    private static Map<String, Integer> sizes(Collection<String> groups) {
        Map<String, Integer> sizes = new HashMap<>();
        groups.forEach(group -> sizes.merge(group, 1, Integer::sum));
        return sizes;
    }

    double f1() {
        return 2 * precision * recall / (precision + recall);
    }
}
