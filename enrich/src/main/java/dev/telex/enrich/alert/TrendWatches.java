package dev.telex.enrich.alert;

import dev.telex.query.TrendQuery;
import dev.telex.query.TrendQuery.Name;
import dev.telex.query.TrendQuery.Subject;
import dev.telex.wire.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The watches that ask for bursts. Each stands under a word of what it asks for, and a burst is compared with those
/// alone that stand under one of its words. Thread-safe.
final class TrendWatches {
    private final Map<String, TrendQuery> queries = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> byBeginning = new ConcurrentHashMap<>();

    void put(String watch, TrendQuery query) {
        remove(watch);
        queries.put(watch, query);
        for (String beginning : beginnings(query)) {
            byBeginning.compute(beginning, (_, watches) -> {
                Set<String> more = watches == null ? ConcurrentHashMap.newKeySet() : watches;
                more.add(watch);
                return more;
            });
        }
    }

    void remove(String watch) {
        TrendQuery query = queries.remove(watch);
        if (query != null) {
            beginnings(query)
                    .forEach(beginning -> byBeginning.computeIfPresent(beginning, (_, watches) -> {
                        watches.remove(watch);
                        return watches.isEmpty() ? null : watches;
                    }));
        }
    }

    /// In the order of their ids.
    List<String> matching(Trend trend) {
        Set<String> matching = new TreeSet<>();
        for (String key : keys(trend)) {
            for (String watch : byBeginning.getOrDefault(key, Set.of())) {
                TrendQuery query = queries.get(watch);
                if (query != null && query.matches(trend)) {
                    matching.add(watch);
                }
            }
        }
        return List.copyOf(matching);
    }

    /// What a watch may stand under that asks for it.
    private static List<String> keys(Trend trend) {
        List<String> keys = new ArrayList<>(List.of(trend.id().toLowerCase(Locale.ROOT)));
        for (Trend.Named entity : trend.entities()) {
            keys.add(entity.id().toLowerCase(Locale.ROOT));
            keys.addAll(TrendQuery.words(entity.name()));
        }
        return keys;
    }

    /// Of a pair, those of one of its names: the other one is there as well.
    private static Set<String> beginnings(TrendQuery query) {
        Set<String> beginnings = new TreeSet<>();
        for (Subject subject : query.any()) {
            Name name = subject.names().getFirst();
            beginnings.add(name.words().getFirst());
            beginnings.add(name.text().toLowerCase(Locale.ROOT));
        }
        return beginnings;
    }
}
