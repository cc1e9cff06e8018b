package dev.telex.ingest.page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How well a text matches another, as scrapinghub/article-extraction-benchmark counts it: by runs of four words,
/// each as often as it occurs.
///
/// @param precision of the runs found, how many are right; NaN where none was found
/// @param recall    of the right runs, how many were found; NaN where there is none
record Shingles(double precision, double recall) {
    private static final int WORDS = 4;
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    static Shingles of(String right, String found) {
        Map<List<String>, Integer> rights = count(right);
        Map<List<String>, Integer> finds = count(found);
        Set<List<String>> all = new HashSet<>(rights.keySet());
        all.addAll(finds.keySet());
        int hits = all.stream()
                .mapToInt(run -> Math.min(rights.getOrDefault(run, 0), finds.getOrDefault(run, 0)))
                .sum();
        return new Shingles((double) hits / sum(finds), (double) hits / sum(rights));
    }

    /// Of the means of precision and recall over all pages, as the benchmark does; not the mean of each page's.
    static Shingles mean(List<Shingles> pages) {
        return new Shingles(
                pages.stream()
                        .mapToDouble(Shingles::precision)
                        .filter(Double::isFinite)
                        .average()
                        .orElseThrow(),
                pages.stream()
                        .mapToDouble(Shingles::recall)
                        .filter(Double::isFinite)
                        .average()
                        .orElseThrow());
    }

    double f1() {
        return 2 * precision * recall / (precision + recall);
    }

    private static int sum(Map<List<String>, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<List<String>, Integer> count(String text) {
        List<String> words =
                WORD.matcher(text).results().map(MatchResult::group).toList();
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int start = 0; start == 0 || start <= words.size() - WORDS; start++) {
            List<String> run = words.subList(start, Math.min(words.size(), start + WORDS));
            if (!run.isEmpty()) {
                counts.merge(run, 1, Integer::sum);
            }
        }
        return counts;
    }
}
