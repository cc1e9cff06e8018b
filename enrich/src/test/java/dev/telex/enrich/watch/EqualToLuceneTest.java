package dev.telex.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.query.Parsing;
import dev.telex.query.Query;
import dev.telex.query.QueryLanguage;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Entity;
import dev.telex.wire.EntityType;
import dev.telex.wire.Place;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EqualToLuceneTest {
    /// Few words, so that they meet; forms, capitals and accents of some.
    private static final List<String> WORDS = List.of(
            "rate",
            "rates",
            "Rating",
            "interest",
            "interests",
            "rise",
            "rising",
            "bank",
            "Banks",
            "US",
            "us",
            "IS",
            "is",
            "Apple",
            "apple",
            "café",
            "cafe",
            "quake",
            "machine",
            "mac",
            "oil",
            "Trump’s",
            "Trump",
            "of",
            "the",
            "COVID-19",
            "covid",
            "U.S",
            "mines",
            "mine");

    private static final List<String> VALUES = List.of("Sport/Football", "Boris Johnson");

    @Test
    void matchesWhatLuceneMatches() throws IOException {
        compare(1_000, 300, new Random(42), Lucene::search);
    }

    @Test
    void matchesWhatLuceneMonitorMatches() throws IOException {
        compare(100, 30, new Random(41), Lucene::monitor);
    }

    @Test
    @Tag("long")
    void matchesWhatLuceneMatchesOfTenThousandWatchesAndAThousandArticles() throws IOException {
        compare(10_000, 1_000, new Random(43), Lucene::search);
    }

    private interface Oracle {
        List<Set<String>> match(Lucene lucene, Map<String, Query> watches, List<EnrichedArticle> articles)
                throws IOException;
    }

    private static void compare(int watches, int articles, RandomGenerator random, Oracle oracle) throws IOException {
        Matcher matcher = new Matcher();
        Set<String> gone = new HashSet<>();
        long matches = 0;
        try (Lucene lucene = new Lucene(vocabulary())) {
            Map<String, Query> queries = queries(watches, new QueryGenerator(random, WORDS), lucene);
            queries.forEach((text, _) -> assertThat(matcher.put(text, text)).isEqualTo(new Acceptance.Accepted()));
            List<String> ids = List.copyOf(queries.keySet());
            List<EnrichedArticle> all =
                    Stream.generate(() -> article(random)).limit(articles).toList();
            List<Set<String>> expected = oracle.match(lucene, queries, all);
            for (int i = 0; i < articles; i++) {
                matches += expected.get(i).size();
                expected.get(i).removeAll(gone);
                assertThat(differences(matched(matcher, all.get(i)), expected.get(i)))
                        .as("%s · %s", all.get(i).title(), all.get(i).text())
                        .isEmpty();
                churn(matcher, ids.get(random.nextInt(watches)), gone);
            }
        }
        assertThat(matches).isGreaterThan(articles);
    }

    private static List<String> differences(Set<String> ours, Set<String> lucenes) {
        return Stream.concat(
                        ours.stream().filter(watch -> !lucenes.contains(watch)).map("only we: "::concat),
                        lucenes.stream().filter(watch -> !ours.contains(watch)).map("only Lucene: "::concat))
                .toList();
    }

    /// Takes a watch out, or puts it back, as people do.
    private static void churn(Matcher matcher, String watch, Set<String> gone) {
        if (gone.remove(watch)) {
            matcher.put(watch, watch);
        } else {
            gone.add(watch);
            matcher.remove(watch);
        }
    }

    private static Set<String> matched(Matcher matcher, EnrichedArticle article) {
        List<String> matched = matcher.match(article);
        Set<String> watches = new TreeSet<>(matched);
        assertThat(watches).as("each once").hasSameSizeAs(matched);
        return watches;
    }

    private static Map<String, Query> queries(int count, QueryGenerator generator, Lucene lucene) {
        Map<String, Query> queries = new HashMap<>();
        while (queries.size() < count) {
            String text = generator.query();
            if (QueryLanguage.parseWatch(text) instanceof Parsing.Parsed(Query query) && lucene.isCertain(query)) {
                queries.put(text, query);
            }
        }
        return queries;
    }

    private static Set<String> vocabulary() {
        return Stream.concat(WORDS.stream(), VALUES.stream())
                .flatMap(word -> Arrays.stream(word.split("[- /]", -1)))
                .map(word -> word.replace("’s", ""))
                .collect(Collectors.toSet());
    }

    private static EnrichedArticle article(RandomGenerator random) {
        return Articles.of(
                words(random, 1 + random.nextInt(8)),
                words(random, random.nextInt(40)),
                "en",
                random.nextBoolean() ? List.of() : List.of(new Entity("Q42", "Boris Johnson", EntityType.PER, 1)),
                random.nextBoolean() ? List.of() : List.of(new Place("Q84", "London", "GB", null)),
                random.nextBoolean() ? List.of() : List.of("Sport/Football", "Politics"),
                random.nextBoolean() ? null : 1 + random.nextInt(5),
                Articles.NOW.minus(Duration.ofHours(random.nextInt(40))));
    }

    private static String words(RandomGenerator random, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }
}
