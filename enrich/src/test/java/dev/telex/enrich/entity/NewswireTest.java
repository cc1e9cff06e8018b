package dev.telex.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.telex.wire.EntityType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /// Stories of American companies are labelled "usa" though they do not name it, and labels name what a story
    /// is about, not each place in it: measured are the other countries, where precision is only a lower bound.
    @Test
    void findsTheCountriesThatReutersLabelledItsStoriesWith() throws IOException {
        Map<String, String> countries = countriesByLabel();
        var score = new Score();
        for (String line : Files.readAllLines(corpus("corpus/reuters.jsonl"))) {
            JsonNode story = new ObjectMapper().readTree(line);
            Set<String> labels = new HashSet<>();
            for (JsonNode label : story.get("places")) {
                String country = countries.get(label.asText());
                if (country != null && !country.equals("US")) {
                    labels.add(country);
                }
            }
            if (story.get("places").isEmpty()) {
                continue;
            }
            String text =
                    story.path("dateline").asText() + " " + story.path("body").asText();
            Set<String> found = new HashSet<>();
            TAGGER.tag(story.get("title").asText(), text).places().forEach(place -> {
                if (place.country() != null && !place.country().equals("US")) {
                    found.add(place.country());
                }
            });
            score.add(labels, found);
        }

        assertThat(score.recall()).isGreaterThan(0.95);
        assertThat(score.precision()).isGreaterThan(0.64);
    }

    /// Recall is low because most places of these corpora are no countries or large cities; precision is not
    /// higher because the names of cities are also those of teams.
    @ParameterizedTest
    @CsvSource({"conll-testa, 0.83, 0.80", "worldwide-newswire, 0.92, 0.56", "ewt_test, 0.92, 0.54"})
    void findsPlacesAsAnnotatorsDo(String name, double precision, double recall) throws IOException {
        var score = new Score();
        List<List<String[]>> sentences = sentences(corpus("ner/dev/" + name + ".iob"));
        for (int i = 0; i < sentences.size(); i += 15) {
            var article = new Annotated(sentences.subList(i, Math.min(i + 15, sentences.size())));
            Set<String> found = new HashSet<>();
            TAGGER.tag("", article.text.toString()).mentions().stream()
                    .filter(mention -> mention.type() == EntityType.LOC)
                    .forEach(mention -> found.add(mention.start() + "-" + mention.end()));
            score.add(article.places, found);
        }

        assertThat(score.precision()).isGreaterThan(precision);
        assertThat(score.recall()).isGreaterThan(recall);
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

    /// Tokens put together again as a reader would see them, with the spans of places.
    private static final class Annotated {
        final StringBuilder text = new StringBuilder();
        final Set<String> places = new HashSet<>();

        Annotated(List<List<String[]>> sentences) {
            for (List<String[]> sentence : sentences) {
                text.append(text.isEmpty() ? "" : "\n\n");
                add(sentence);
            }
        }

        private void add(List<String[]> sentence) {
            int start = -1;
            int end = -1;
            String before = null;
            for (String[] word : sentence) {
                text.append(isGlued(before, word[0]) ? "" : " ");
                if (start >= 0 && !word[1].equals("I-LOC")) {
                    places.add(start + "-" + end);
                    start = -1;
                }
                start = word[1].equals("B-LOC") ? text.length() : start;
                text.append(word[0]);
                end = text.length();
                before = word[0];
            }
            if (start >= 0) {
                places.add(start + "-" + end);
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

        double precision() {
            return (double) hits / found;
        }

        double recall() {
            return (double) hits / expected;
        }
    }
}
