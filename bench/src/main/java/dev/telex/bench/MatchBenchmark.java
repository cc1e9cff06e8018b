package dev.telex.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.enrich.Annotator;
import dev.telex.enrich.entity.EntityTagger;
import dev.telex.enrich.watch.Matcher;
import dev.telex.query.words.Words;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Articles against standing queries, on one thread: ours beside Lucene Monitor in the same run, up to as
/// many watches as it can be waited for.
///
/// Half of the corpus is where the queries come from and what rarity is learnt from; articles of 150 to 700
/// words of the other half are matched.
final class MatchBenchmark implements Benchmark {
    private static final int[] SIZES = {10_000, 100_000, 1_000_000, 1_500_000};
    private static final List<String> ASKED = List.of(
            "at least 10,000",
            "at least 5,000",
            "at least 1,000, p99 5 ms, 450 MB",
            "at least 700 in 600 MB; goal 1,500");
    private static final int MOST_FOR_LUCENE = 100_000;
    private static final int LUCENE_ARTICLES = 40;
    private static final int LEAST_WORDS = 150;
    private static final int MOST_WORDS = 700;
    private static final long TURN_NANOS = 3_000_000_000L;
    private static final int CHANGES = 2_000;
    private static final String LANGUAGE = "en";
    private static final Instant SEEN = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public String name() {
        return "match";
    }

    @Override
    public String says() {
        return "articles of 150 to 700 words against standing queries, one thread, beside Lucene Monitor";
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        Path corpus = data.resolve("corpus").resolve("reuters.jsonl");
        if (!Files.isRegularFile(corpus)) {
            results.say("  no corpus in " + corpus);
            return;
        }
        List<EnrichedArticle> all = articles(corpus);
        List<EnrichedArticle> known = new ArrayList<>();
        List<EnrichedArticle> wire = new ArrayList<>();
        Words words = new Words();
        for (int i = 0; i < all.size(); i++) {
            words.read(all.get(i).text());
            if (i % 2 == 0) {
                known.add(all.get(i));
            } else if (words.size() >= LEAST_WORDS && words.size() <= MOST_WORDS) {
                wire.add(all.get(i));
            }
        }
        results.say("  %,d articles to match".formatted(wire.size()));
        List<String> texts = known.stream()
                .map(article -> article.title() + "\n" + article.text())
                .toList();
        StandingQueries queries = new StandingQueries(texts);
        try {
            measure(queries, texts, known, wire, results);
        } finally {
            // Collected in between it would be taken off what the matcher uses.
            Reference.reachabilityFence(List.of(all, known, wire, texts, queries));
        }
    }

    private static void measure(
            StandingQueries queries,
            List<String> texts,
            List<EnrichedArticle> known,
            List<EnrichedArticle> wire,
            Results results)
            throws IOException {
        long before = heap();
        Matcher matcher = new Matcher();
        known.forEach(matcher::match);
        double seconds = 0;
        for (int i = 0; i < SIZES.length; i++) {
            seconds += load(matcher, queries, SIZES[i]);
            measure(matcher, wire, SIZES[i], ASKED.get(i), before, results);
            if (SIZES[i] <= MOST_FOR_LUCENE) {
                // Drawn again, for nobody but Lucene keeps their text.
                besideLucene(matcher, first(SIZES[i], new StandingQueries(texts)), wire, results);
            }
        }
        results.add(Measurement.of("match.load", seconds, "s").asked("1.5 million in at most 60 s"));
        change(matcher, queries, results);
    }

    /// Adds watches until there are so many.
    private static double load(Matcher matcher, StandingQueries queries, int size) {
        double seconds = 0;
        List<String> batch = new ArrayList<>();
        int first = matcher.size();
        for (int next = first; next < size; next += batch.size()) {
            batch.clear();
            while (batch.size() < 10_000 && next + batch.size() < size) {
                batch.add(queries.next());
            }
            long start = System.nanoTime();
            for (int i = 0; i < batch.size(); i++) {
                matcher.put("watch-" + (next + i), batch.get(i));
            }
            seconds += (System.nanoTime() - start) / 1e9;
        }
        return seconds;
    }

    private static List<String> first(int count, StandingQueries queries) {
        return Stream.generate(queries::next).limit(count).toList();
    }

    private static void measure(
            Matcher matcher, List<EnrichedArticle> wire, int size, String asked, long before, Results results) {
        round(matcher, wire, new ArrayList<>());
        List<Long> nanos = new ArrayList<>();
        long start = System.nanoTime();
        long matches = 0;
        do {
            matches += round(matcher, wire, nanos);
        } while (System.nanoTime() - start < TURN_NANOS);
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        double rate = sorted.length / (Arrays.stream(sorted).sum() / 1e9);
        String metric = "match." + size;
        results.add(Measurement.of(metric, rate, "articles/s").asked(asked));
        results.add(Measurement.latency(
                "latency." + metric,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                sorted[sorted.length - 1] / 1e6));
        results.add(Measurement.of("heap." + metric, (heap() - before) / 1e6, "MB"));
        results.say("  %.0f watches matched by an article".formatted((double) matches / sorted.length));
    }

    private static long round(Matcher matcher, List<EnrichedArticle> wire, List<Long> nanos) {
        long matches = 0;
        for (EnrichedArticle article : wire) {
            long start = System.nanoTime();
            matches += matcher.match(article).size();
            nanos.add(System.nanoTime() - start);
        }
        return matches;
    }

    private static void besideLucene(Matcher matcher, List<String> watches, List<EnrichedArticle> wire, Results results)
            throws IOException {
        List<EnrichedArticle> some = wire.subList(0, LUCENE_ARTICLES);
        try (LuceneMatching lucene = new LuceneMatching(watches)) {
            int differences = 0;
            long nanos = 0;
            for (int round = 0; round < 2; round++) {
                nanos = 0;
                for (EnrichedArticle article : some) {
                    long start = System.nanoTime();
                    Set<String> expected = lucene.match(article);
                    nanos += System.nanoTime() - start;
                    Set<String> ours = new TreeSet<>(matcher.match(article));
                    differences += ours.equals(expected) ? 0 : 1;
                }
            }
            results.add(Measurement.of(
                    "match.%d.lucene-monitor".formatted(watches.size()), some.size() / (nanos / 1e9), "articles/s"));
            results.add(Measurement.of("match.%d.differences".formatted(watches.size()), differences, "articles")
                    .asked("0"));
        }
    }

    /// One watch more and one less, as a user does it, with all that it may have to wait for.
    private static void change(Matcher matcher, StandingQueries queries, Results results) {
        long[] nanos = new long[CHANGES * 2];
        for (int i = 0; i < CHANGES; i++) {
            String query = queries.next();
            long start = System.nanoTime();
            matcher.put("changed", query);
            nanos[2 * i] = System.nanoTime() - start;
            start = System.nanoTime();
            matcher.remove("watch-" + i * 700);
            nanos[2 * i + 1] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        results.add(Measurement.latency(
                        "latency.match.change",
                        nanos[nanos.length / 2] / 1e6,
                        nanos[(int) (nanos.length * 0.99)] / 1e6,
                        nanos[nanos.length - 1] / 1e6)
                .asked("at most 10 ms"));
    }

    private static List<EnrichedArticle> articles(Path corpus) throws IOException {
        Annotator annotator = new Annotator(EntityTagger.load());
        List<EnrichedArticle> articles = new ArrayList<>();
        for (String line : Files.readAllLines(corpus)) {
            JsonNode story = Json.mapper().readTree(line);
            String title = story.path("title").asText();
            String text = story.path("body").asText();
            articles.add(Enriched.article(
                    story.path("id").asText(),
                    "reuters.com",
                    title,
                    text,
                    LANGUAGE,
                    SEEN,
                    annotator.annotate(title, text, LANGUAGE, null)));
        }
        return articles;
    }

    /// Bytes in use after collecting what is not.
    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
