package dev.telex.bench;

import dev.telex.query.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Standing queries as people write them: four in ten a name, a quarter a name AND alternatives, then
/// proximity, long OR lists with exclusions, common words AND-ed, prefixes, fields.
///
/// Names come from a universe of 600,000, a few of which the articles have and most are made up after them,
/// drawn by Zipf's law; words come from the articles.
final class StandingQueries {
    private static final int NAMES = 600_000;
    private static final int OFTEN_NAMED = 5;
    private static final Set<String> NO_NAMES = Set.of(
            ("march april february january december may june july august september october november the this in it he"
                            + " but record pay friday monday tuesday wednesday thursday saturday sunday for and mr she"
                            + " they inc ltd co corp shr net revs avg reuter reuters qtly")
                    .split(" ", -1));
    private static final List<String> KINDS =
            List.of("Corp", "Inc", "Ltd", "Co", "Bank", "Group", "International", "Holdings", "Oil", "Airlines");
    private static final List<String> COUNTRIES = List.of("us", "gb", "jp", "de", "fr", "ca", "br", "au", "cn", "it");

    private final Random random = new Random(42);
    private final Map<String, Integer> documents = new HashMap<>();
    private final List<String[]> texts = new ArrayList<>();
    private final List<String> common = new ArrayList<>();
    private final List<String> middling = new ArrayList<>();
    private final List<String> rare = new ArrayList<>();
    private final String[] names = new String[NAMES];
    private final double[] weights = new double[NAMES];

    StandingQueries(List<String> articles) {
        Map<String, Integer> found = new HashMap<>();
        articles.forEach(article -> read(article, found));
        documents.forEach((word, count) -> {
            if (!NO_NAMES.contains(word) && word.chars().allMatch(Character::isLetter)) {
                if (count <= articles.size() / 7 && count >= articles.size() / 200) {
                    common.add(word);
                }
                if (count <= articles.size() / 17 && count >= articles.size() / 600) {
                    middling.add(word);
                }
                if (count <= articles.size() / 600 && word.length() >= 6) {
                    rare.add(word);
                }
            }
        });
        for (List<String> words : List.of(common, middling, rare)) {
            words.sort((a, b) -> count(b) == count(a) ? a.compareTo(b) : count(b) - count(a));
        }
        name(found);
        double sum = 0;
        for (int i = 0; i < NAMES; i++) {
            sum += Math.pow(i + 50, -0.9);
            weights[i] = sum;
        }
    }

    String next() {
        int kind = random.nextInt(1000);
        if (kind < 400) {
            return quoted(name());
        }
        if (kind < 650) {
            return "%s AND (%s)".formatted(quoted(name()), some(2 + random.nextInt(4), " OR ", this::alternative));
        }
        if (kind < 800) {
            return near();
        }
        if (kind < 900) {
            return list();
        }
        if (kind < 950) {
            return kind < 905 ? severalOfMany() : common();
        }
        return kind < 980 ? prefix() : field(kind % 3);
    }

    private void read(String article, Map<String, Integer> found) {
        Words words = new Words();
        words.read(article);
        String[] text = new String[words.size()];
        Set<String> distinct = new HashSet<>();
        String name = "";
        for (int i = 0; i < text.length; i++) {
            String word = article.substring(words.start(i), words.end(i));
            text[i] = word.toLowerCase(Locale.ROOT);
            distinct.add(text[i]);
            boolean capital = Character.isUpperCase(word.charAt(0)) && !NO_NAMES.contains(text[i]);
            boolean follows = i > 0 && words.start(i) == words.end(i - 1) + 1;
            if (capital && follows && !name.isEmpty() && name.split(" ", -1).length < 3) {
                name = name + " " + word;
                continue;
            }
            if (name.contains(" ")) {
                found.merge(name, 1, Integer::sum);
            }
            name = capital
                            && word.length() > 1
                            && !word.toUpperCase(Locale.ROOT).equals(word)
                    ? word
                    : "";
        }
        if (text.length > 30) {
            texts.add(text);
        }
        distinct.forEach(word -> documents.merge(word, 1, Integer::sum));
    }

    /// Real names stand where their count says, made-up ones fill the rest.
    private void name(Map<String, Integer> found) {
        List<String> real = found.keySet().stream().sorted().toList();
        List<String> first = real.stream().map(name -> name.split(" ", -1)[0]).toList();
        List<String> last = real.stream()
                .map(name -> name.substring(name.lastIndexOf(' ') + 1))
                .toList();
        for (String name : real) {
            int rank;
            do {
                rank = found.getOrDefault(name, 0) >= OFTEN_NAMED
                        ? (int) Math.exp(random.nextDouble() * Math.log(NAMES / 3))
                        : random.nextInt(NAMES);
            } while (names[rank] != null);
            names[rank] = name;
        }
        for (int i = 0; i < NAMES; i++) {
            if (names[i] == null) {
                String start = random.nextInt(5) < 3 ? any(first) : syllables();
                String end = random.nextInt(4) > 0 ? any(last) : any(KINDS);
                names[i] = start + " " + end;
            }
        }
    }

    private String syllables() {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            word.append("bcdfghjklmnprstvz".charAt(random.nextInt(17))).append("aeiou".charAt(random.nextInt(5)));
        }
        word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
        return word.toString();
    }

    private String name() {
        int rank = Arrays.binarySearch(weights, random.nextDouble() * weights[NAMES - 1]);
        return names[rank < 0 ? -rank - 1 : rank];
    }

    private String alternative() {
        return random.nextInt(10) < 7 ? skewed(middling) : quoted(name());
    }

    private String near() {
        int slop = 3 + random.nextInt(8);
        if (random.nextInt(10) >= 6) {
            return "\"%s %s\"~%d".formatted(name(), skewed(middling), slop);
        }
        while (true) {
            String[] text = texts.get(random.nextInt(texts.size()));
            int at = random.nextInt(text.length - 10);
            String one = text[at];
            String other = text[at + 1 + random.nextInt(6)];
            if (one.length() > 2
                    && other.length() > 2
                    && !one.equals(other)
                    && Math.min(count(one), count(other)) <= documents.size() / 300) {
                return "\"%s %s\"~%d".formatted(one, other, slop);
            }
        }
    }

    private String list() {
        int length = (int) (20 * Math.exp(random.nextDouble() * Math.log(15)));
        String any = "(%s)"
                .formatted(some(
                        length,
                        " OR ",
                        () -> quoted(random.nextInt(200) < 1 ? name() : names[3000 + random.nextInt(NAMES - 3000)])));
        String and = random.nextBoolean()
                ? " AND (%s)".formatted(some(2 + random.nextInt(3), " OR ", () -> skewed(middling)))
                : "";
        return any
                + and
                + some(
                        1 + random.nextInt(5),
                        "",
                        () -> " AND NOT " + (random.nextBoolean() ? quoted(name()) : skewed(middling)));
    }

    private String severalOfMany() {
        Set<String> words = new LinkedHashSet<>();
        int count = 5 + random.nextInt(4);
        while (words.size() < count) {
            words.add(skewed(common));
        }
        return "(%s)@4".formatted(String.join(" ", words));
    }

    private String common() {
        return some(2 + random.nextInt(3), " AND ", () -> skewed(common))
                + some(random.nextInt(3), "", () -> " AND NOT " + skewed(common));
    }

    private String prefix() {
        String word = random.nextBoolean() ? skewed(rare) : skewed(middling);
        while (word.length() < 4) {
            word = skewed(middling);
        }
        return word.length() >= 7 && count(word) <= 3 && random.nextInt(3) == 0
                ? word.substring(0, 7) + "*"
                : "%s* AND %s"
                        .formatted(word.substring(0, Math.min(word.length(), 4 + random.nextInt(3))), quoted(name()));
    }

    private String field(int kind) {
        return switch (kind) {
            case 0 -> "title:" + quoted(name());
            case 1 -> "country:%s AND %s".formatted(any(COUNTRIES), quoted(name()));
            default -> "entity:%s AND %s".formatted(quoted(name()), skewed(middling));
        };
    }

    private int count(String word) {
        return documents.getOrDefault(word, 0);
    }

    private String skewed(List<String> words) {
        return words.get((int) (words.size() * Math.pow(random.nextDouble(), 1.5)));
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static String quoted(String words) {
        return '"' + words + '"';
    }

    private static String some(int count, String between, Supplier<String> part) {
        return Stream.generate(part).limit(count).collect(Collectors.joining(between));
    }
}
