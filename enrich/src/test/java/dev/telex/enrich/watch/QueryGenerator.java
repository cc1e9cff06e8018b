package dev.telex.enrich.watch;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Queries of every construct of the language, over given words.
final class QueryGenerator {
    private static final List<String> VALUES = List.of(
            "entity:\"boris johnson\"",
            "entity:johnson",
            "entity:q42",
            "entity:bor*",
            "place:london",
            "country:gb",
            "country:(us OR gb)",
            "source:reuters.com",
            "source:reut*",
            "language:en",
            "language:de",
            "kind:new",
            "kind:kill",
            "category:football",
            "category:\"sport football\"",
            "urgency:3",
            "urgency:>2",
            "urgency:<=4",
            "urgency:{1 TO 4]",
            "killed:>10",
            "killed:{15 TO *]",
            "injured:>=1",
            "date:2024-08",
            "date:<2024-08-29",
            "published:2026",
            "published:>now-2h",
            "published:[2026-02-28 TO 2026-03-01]",
            "seen:<2026-03-01");

    private final RandomGenerator random;
    private final List<String> words;

    QueryGenerator(RandomGenerator random, List<String> words) {
        this.random = random;
        this.words = words;
    }

    String query() {
        return random.nextInt(40) == 0 ? veryLong() : query(3);
    }

    private String query(int depth) {
        int kind = random.nextInt(depth == 0 ? 9 : 18);
        return switch (kind) {
            case 0, 1 -> word();
            case 2, 3 -> quoted(2 + random.nextInt(2), this::word);
            case 4 -> quoted(2 + random.nextInt(3), this::word) + "~" + random.nextInt(7);
            case 5 -> quoted(2 + random.nextInt(2), this::place) + "~" + random.nextInt(5);
            case 6 -> pattern();
            case 7 -> "exact:" + (random.nextBoolean() ? word() : quoted(2, this::word));
            case 8 -> VALUES.get(random.nextInt(VALUES.size()));
            case 9 -> (random.nextBoolean() ? "title:" : "text:") + "(" + query(depth - 1) + ")";
            case 10, 11 -> some(2, 3, () -> group(depth), " AND ");
            case 12 -> some(2, 4, () -> group(depth), " OR ");
            case 13 -> some(2, 4, () -> group(depth), " ");
            case 14 -> group(depth) + " AND NOT " + group(depth);
            case 15 -> some(2, 4, () -> sign() + group(depth), " ");
            case 16 -> "(" + some(3, 5, () -> group(depth), " ") + ")@2";
            default -> group(depth) + " AND NOT (" + some(2, 3, () -> group(depth), " OR ") + ")";
        };
    }

    private String group(int depth) {
        return "(" + query(depth - 1) + ")";
    }

    private String sign() {
        return List.of("+", "-", "", "").get(random.nextInt(4));
    }

    private String word() {
        return words.get(random.nextInt(words.size()));
    }

    private String place() {
        return switch (random.nextInt(4)) {
            case 0 -> "(" + word() + " OR " + word() + ")";
            case 1 -> pattern();
            default -> word();
        };
    }

    private String pattern() {
        String word = word();
        int cut = Math.min(word.length(), 2 + random.nextInt(3));
        return switch (random.nextInt(4)) {
            case 0, 1 -> word.substring(0, cut) + "*";
            case 2 -> "*" + word.substring(word.length() - Math.min(2, word.length()));
            default -> word.length() < 4 ? word + "?" : word.substring(0, 2) + "?*" + word.substring(3);
        };
    }

    private String veryLong() {
        return "(" + some(100, 400, () -> quoted(2, this::word), " OR ") + ") AND " + word() + " AND NOT ("
                + some(20, 50, this::word, " OR ") + ")";
    }

    private String quoted(int count, Supplier<String> word) {
        return IntStream.range(0, count).mapToObj(_ -> word.get()).collect(Collectors.joining(" ", "\"", "\""));
    }

    private String some(int least, int most, Supplier<String> part, String between) {
        return IntStream.range(0, least + random.nextInt(most - least + 1))
                .mapToObj(_ -> part.get())
                .collect(Collectors.joining(between));
    }
}
