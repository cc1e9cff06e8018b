package dev.telex.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.EnrichedArticle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {
    private final Matcher matcher = new Matcher();

    @Test
    void matchesWordsAndNotPartsOfWords() {
        matcher.put("mac", "mac");

        assertThat(matches(Articles.of("", "The machine is no Mac."))).containsExactly("mac");
        assertThat(matches(Articles.of("", "The machine."))).isEmpty();
    }

    @Test
    void tellsTheCompanyFromTheFruitAndTheCountryFromThePronoun() {
        matcher.put("apple", "exact:Apple");
        matcher.put("us", "\"US\"");

        assertThat(matches(Articles.of("", "An apple for us"))).isEmpty();
        assertThat(matches(Articles.of("Apple's US sales", ""))).containsExactlyInAnyOrder("apple", "us");
    }

    @ParameterizedTest
    @CsvSource({
        "en, rate, interest rates, true",
        "de, haus, die Häuser, true",
        "fr, économie, l'économie, true",
        "en, économie, l'économie, false",
        "en, erdogan, said Erdoğan, true",
        ", erdoğan, said Erdogan, true",
        ", rate, rates, false",
        "tlh, rate, Rate, true",
    })
    void knowsTheFormsOfWordsInTheArticlesLanguage(
            @Nullable String language, String query, String text, boolean matches) {
        matcher.put("watch", query);

        assertThat(matches(Articles.in(language, text))).hasSize(matches ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "killed:>10, true",
        "killed:>15, false",
        "killed:[10 TO 20], true",
        "injured:>0, false",
        "date:2024-08-29, true",
        "date:>2024-08-29, false",
        "published:>now-1h, true",
        "quake OR seen:<2026-03-01, false",
    })
    void comparesNumbersAndTimes(String query, boolean matches) {
        matcher.put("watch", query);

        assertThat(matches(Articles.of("", "flood"))).hasSize(matches ? 1 : 0);
    }

    @Test
    void saysWhereTheWordsStand() {
        matcher.put("rates", "(\"interest rates\" OR quake) AND NOT tsunami");
        matcher.put("near", "\"rates bank\"~4");
        String text = "Bank sees interest rate rise";

        Map<String, List<Span>> where =
                matcher.where(Articles.of("Interest rates", text), List.of("rates", "near", "other"));

        assertThat(where.get("rates")).containsExactly(new Span("title", 0, 14), new Span("text", 10, 23));
        assertThat(where.get("near")).containsExactly(new Span("text", 0, 4), new Span("text", 19, 23));
        assertThat(text.substring(19, 23)).isEqualTo("rate");
    }

    @Test
    void takesAChangeAtOnce() {
        EnrichedArticle article = Articles.of("", "quake in Japan");
        matcher.put("watch", "quake");
        assertThat(matches(article)).containsExactly("watch");

        matcher.put("watch", "flood");
        assertThat(matches(article)).isEmpty();

        matcher.put("watch", "japan");
        assertThat(matches(article)).containsExactly("watch");

        matcher.remove("watch");
        assertThat(matches(article)).isEmpty();
        assertThat(matcher.size()).isZero();
    }

    @Test
    void disablesAQueryThatIsRefusedAndNoOther() {
        matcher.put("good", "quake");
        matcher.put("bad", "quake");

        assertThat(matcher.put("bad", "quake AND (")).isInstanceOf(Acceptance.Disabled.class);

        assertThat(matches(Articles.of("", "quake"))).containsExactly("good");
        assertThat(matcher.disabled()).containsOnlyKeys("bad");
        assertThat(matcher.disabled().get("bad")).contains("position 10");
        matcher.put("bad", "quake");
        assertThat(matcher.disabled()).isEmpty();
    }

    @Test
    void disablesAQueryThatAnArticleMakesEndlessAndNoOther() {
        String text = "x x y ".repeat(30_000);
        matcher.put("endless", "quake OR \"" + "x y z ".repeat(20) + "\"~900 OR z");
        matcher.put("good", "\"x y\"~3");

        assertThat(matches(Articles.of("", text + " z"))).contains("good");
        assertThat(matcher.disabled()).containsOnlyKeys("endless");
        assertThat(matcher.disabled().get("endless")).contains("steps");
        assertThat(matches(Articles.of("", "quake"))).isEmpty();
    }

    @Test
    void freesWhatNobodyAsksAnyMore() {
        Random random = new Random(1);
        QueryGenerator generator =
                new QueryGenerator(random, List.of("quake", "flood", "Japan", "rate", "rising", "US"));
        List<String> queries =
                IntStream.range(0, 400).mapToObj(_ -> generator.query()).toList();
        fill(queries);
        empty(queries.size());
        long used = matcher.used();

        for (int round = 0; round < 20; round++) {
            fill(queries);
            empty(queries.size());
        }

        assertThat(matcher.used()).isEqualTo(used);
        assertThat(matcher.size()).isZero();
    }

    @Test
    void keepsItsMatchesWhileItLearnsWhatIsRare() {
        for (int i = 0; i < 300; i++) {
            matcher.put("watch" + i, "(storm OR name%d) AND common AND NOT absent".formatted(i));
        }
        for (int i = 0; i < 2_000; i++) {
            List<String> matches = matches(Articles.of("", "the common name" + i % 300));
            assertThat(matches).containsExactly("watch" + i % 300);
        }
        assertThat(matches(Articles.of("", "a common storm"))).hasSize(300);
    }

    @Test
    void matchesInSeveralThreadsWhileWatchesComeAndGo() throws Exception {
        matcher.put("always", "quake AND japan");
        List<Future<Set<String>>> threads = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            for (int thread = 0; thread < 3; thread++) {
                threads.add(pool.submit(() -> {
                    Set<String> seen = new HashSet<>();
                    for (int i = 0; i < 2_000; i++) {
                        seen.add(String.join(" ", matches(Articles.of("quake", "near Japan and word" + i))));
                    }
                    return seen;
                }));
            }
            for (int i = 0; i < 2_000; i++) {
                matcher.put("other" + i % 50, "\"nothing%d here\" OR fl%d*".formatted(i, i));
            }
        }
        for (Future<Set<String>> thread : threads) {
            assertThat(thread.get()).containsExactly("always");
        }
    }

    private void fill(List<String> queries) {
        for (int i = 0; i < queries.size(); i++) {
            matcher.put("watch" + i, queries.get(i));
        }
    }

    private void empty(int count) {
        IntStream.range(0, count).forEach(i -> matcher.remove("watch" + i));
    }

    private List<String> matches(EnrichedArticle article) {
        return matcher.match(article);
    }
}
