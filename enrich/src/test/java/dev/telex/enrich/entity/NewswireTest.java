package dev.telex.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.telex.enrich.text.Tokens;
import dev.telex.wire.EntityType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How good the dictionary is on real newswire. The floors lie a point or two below what was measured; the
/// corpora are not part of the product, so that elsewhere these tests are skipped.
class NewswireTest {
    private static final EntityTagger TAGGER = EntityTagger.load();

    /// Labels of Reuters-21578 that are not the country's name of today. Three states are gone and count for
    /// nothing.
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("usa", "US"),
            Map.entry("uk", "GB"),
            Map.entry("west-germany", "DE"),
            Map.entry("east-germany", "DE"),
            Map.entry("uae", "AE"),
            Map.entry("zaire", "CD"),
            Map.entry("burma", "MM"),
            Map.entry("ivory-coast", "CI"),
            Map.entry("yemen-arab-republic", "YE"),
            Map.entry("yemen-demo-republic", "YE"),
            Map.entry("trinidad-tobago", "TT"),
            Map.entry("congo", "CG"),
            Map.entry("kampuchea", "KH"),
            Map.entry("us-virgin-islands", "VI"));

    /// Labels say what a story is about, and not each place in it, so that precision is only a lower bound. "usa" is
    /// told apart: most stories with that label name only a town and a state.
    @Test
    void findsTheCountriesThatReutersLabelledItsStoriesWith() throws IOException {
        Map<String, String> countries = countriesByLabel();
        Map<String, Score> scores = new HashMap<>();
        for (String line : Files.readAllLines(corpus("corpus/reuters.jsonl"))) {
            JsonNode story = new ObjectMapper().readTree(line);
            if (!story.get("places").isEmpty()) {
                addStory(story, countries, scores);
            }
        }

        var all = new Score();
        scores.values().forEach(all::add);
        var abroad = new Score();
        scores.forEach((country, score) -> {
            if (!country.equals("US")) {
                abroad.add(score);
            }
        });
        List<Map.Entry<String, Score>> commonest = scores.entrySet().stream()
                .sorted(Comparator.comparingInt(country -> -country.getValue().expected))
                .limit(30)
                .toList();
        double macro = commonest.stream()
                .mapToDouble(country -> country.getValue().recall())
                .average()
                .orElseThrow();
        print("all", all);
        print("all but usa", abroad);
        commonest.forEach(country -> print(country.getKey(), country.getValue()));
        System.out.printf("recall of the 30, each alike: %.3f%n", macro);

        assertThat(all.precision()).isGreaterThan(0.83);
        assertThat(all.recall()).isGreaterThan(0.93);
        assertThat(abroad.precision()).isGreaterThan(0.74);
        assertThat(abroad.recall()).isGreaterThan(0.89);
        assertThat(macro).isGreaterThan(0.88);
    }

    private static void addStory(JsonNode story, Map<String, String> countries, Map<String, Score> scores) {
        Set<String> labels = new HashSet<>();
        for (JsonNode label : story.get("places")) {
            String country = countries.get(label.asText());
            if (country != null) {
                labels.add(country);
            }
        }
        String text = story.path("dateline").asText() + " " + story.path("body").asText();
        Set<String> found = new HashSet<>();
        TAGGER.tag(Tokens.of(story.get("title").asText()), Tokens.of(text), "en")
                .places()
                .forEach(place -> {
                    if (place.country() != null) {
                        found.add(place.country());
                    }
                });
        for (String label : labels) {
            scores.computeIfAbsent(label, _ -> new Score())
                    .add(Set.of(label), found.contains(label) ? Set.of(label) : Set.of());
        }
        found.removeAll(labels);
        for (String wrong : found) {
            scores.computeIfAbsent(wrong, _ -> new Score()).add(Set.of(), Set.of(wrong));
        }
    }

    private static void print(String what, Score score) {
        System.out.printf(
                "%-12s %5d  precision %.3f  recall %.3f%n", what, score.expected, score.precision(), score.recall());
    }

    /// Exact spans of people, organisations and places, with our own tokens; the prototype had 69.2 on worldwide
    /// newswire, Stanford's tagger 73.8.
    @ParameterizedTest
    @CsvSource({"worldwide-newswire, 0.755", "conll-testa, 0.78", "ewt_test, 0.735"})
    void findsNamesAsAnnotatorsDo(String name, double floor) throws IOException {
        var score = new Score();
        List<List<String[]>> sentences = sentences(corpus("ner/dev/" + name + ".iob"));
        for (int i = 0; i < sentences.size(); i += 15) {
            var article = new Annotated(sentences.subList(i, Math.min(i + 15, sentences.size())));
            Set<String> found = new HashSet<>();
            TAGGER.tag(Tokens.of(""), Tokens.of(article.text.toString()), "en").mentions().stream()
                    .filter(mention -> mention.type() != EntityType.MISC)
                    .forEach(mention -> found.add(span(mention.start(), mention.end(), mention.type())));
            score.add(article.names, found);
        }
        double f1 = 2 * score.precision() * score.recall() / (score.precision() + score.recall());
        print(name, score);
        System.out.printf("%-12s F1 %.4f%n", name, f1);

        assertThat(f1).isGreaterThan(floor);
    }

    private static String span(int start, int end, EntityType type) {
        return start + "-" + end + " " + type;
    }

    private static Path corpus(String file) {
        Path path = Path.of(System.getProperty("telex.home", "."), "..", "shared", "data", file);
        assumeTrue(Files.exists(path), "no corpus at " + path + ": it is not part of the product");
        return path;
    }

    private static Map<String, String> countriesByLabel() throws IOException {
        Map<String, String> countries = new HashMap<>(LABELS);
        try (var in = Objects.requireNonNull(NewswireTest.class.getResourceAsStream("places.tsv"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] part = line.split("\t", -1);
                if (part.length > 1 && part[1].equals("country")) {
                    countries.put(part[2].toLowerCase(Locale.ROOT).replace(' ', '-'), part[4]);
                }
            }
        }
        return countries;
    }

    private static List<List<String[]>> sentences(Path iob) throws IOException {
        List<List<String[]>> sentences = new ArrayList<>();
        List<String[]> sentence = new ArrayList<>();
        for (String line : Files.readAllLines(iob)) {
            if (!line.isBlank()) {
                sentence.add(line.split("\t", -1));
            } else if (!sentence.isEmpty()) {
                sentences.add(sentence);
                sentence = new ArrayList<>();
            }
        }
        return sentences;
    }

    /// Tokens put together again as a reader would see them, with the spans of names.
    private static final class Annotated {
        final StringBuilder text = new StringBuilder();
        final Set<String> names = new HashSet<>();

        Annotated(List<List<String[]>> sentences) {
            for (List<String[]> sentence : sentences) {
                text.append(text.isEmpty() ? "" : "\n\n");
                add(sentence);
            }
        }

        private void add(List<String[]> sentence) {
            int start = -1;
            int end = -1;
            EntityType type = EntityType.MISC;
            String before = null;
            for (String[] word : sentence) {
                text.append(isGlued(before, word[0]) ? "" : " ");
                if (start >= 0 && !word[1].startsWith("I-")) {
                    addName(start, end, type);
                    start = -1;
                }
                if (word[1].startsWith("B-")) {
                    start = text.length();
                    type = EntityType.valueOf(word[1].substring(2));
                }
                text.append(word[0]);
                end = text.length();
                before = word[0];
            }
            if (start >= 0) {
                addName(start, end, type);
            }
        }

        private void addName(int start, int end, EntityType type) {
            if (type != EntityType.MISC) {
                names.add(span(start, end, type));
            }
        }

        private static boolean isGlued(@Nullable String before, String word) {
            return before == null || before.equals("(") || word.matches("[,.;:!?)%]+|'.*|n't");
        }
    }

    private static final class Score {
        private int hits;
        private int expected;
        private int found;

        void add(Set<String> expected, Set<String> found) {
            this.expected += expected.size();
            this.found += found.size();
            hits += (int) found.stream().filter(expected::contains).count();
        }

        void add(Score other) {
            expected += other.expected;
            found += other.found;
            hits += other.hits;
        }

        double precision() {
            return (double) hits / found;
        }

        double recall() {
            return (double) hits / expected;
        }
    }
}
