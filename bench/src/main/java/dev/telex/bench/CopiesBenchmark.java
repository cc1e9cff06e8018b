package dev.telex.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.enrich.copy.Copies;
import dev.telex.enrich.copy.CopyArticle;
import dev.telex.enrich.copy.CopyDecision;
import dev.telex.enrich.copy.CopySettings;
import dev.telex.wire.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Copies: how well they are told on a labelled stream of newswire, and how fast with a million articles in the
/// window.
final class CopiesBenchmark implements Benchmark {
    static final CopySettings SETTINGS = SettingsReader.defaults(CopySettings.class);

    private static final String LABELLED = "copies/reuters-copies.jsonl";
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

    @Override
    public String name() {
        return "copies";
    }

    @Override
    public String says() {
        return "copies on a labelled stream; speed and heap from ten thousand to a million articles in the window";
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        Corpus corpus = new Corpus(data);
        if (!corpus.has(LABELLED) || !corpus.has(Corpus.NEWSWIRE)) {
            results.say("  no labelled copies or no newswire in " + data);
            return;
        }
        quality(corpus.lines(LABELLED), results);
        speed(new MadeUpWire(corpus.newswire()), results);
    }

    private static void quality(List<JsonNode> stream, Results results) {
        Copies copies = new Copies(SETTINGS, _ -> {});
        List<String> truth = new ArrayList<>();
        List<String> found = new ArrayList<>();
        Map<String, String> groupOf = new HashMap<>();
        Map<String, int[]> byEdit = new TreeMap<>();
        for (JsonNode line : stream) {
            CopyDecision decision = copies.decide(article(line, truth.size()));
            String group = line.get("copy_group").asText();
            truth.add(group);
            found.add(decision.group());
            groupOf.put(decision.id(), decision.group());
            boolean right = decision.group().equals(groupOf.get(group));
            for (JsonNode edit : line.get("edits")) {
                int[] count = byEdit.computeIfAbsent(edit.asText(), _ -> new int[2]);
                count[0] += right ? 1 : 0;
                count[1]++;
            }
        }
        Agreement pairs = Agreement.byPairs(truth, found);
        results.add(Measurement.of("copies.f1", pairs.f1(), "pairwise F1")
                .asked("at least 0.985; all 4-grams of all pairs reach 0.987"));
        results.add(Measurement.of("copies.precision", pairs.precision(), "of pairs")
                .asked("at least 0.99"));
        results.add(Measurement.of("copies.recall", pairs.recall(), "of pairs"));
        byEdit.forEach((edit, count) ->
                results.add(Measurement.of("copies.recall." + edit, (double) count[0] / count[1], "of " + count[1])));
    }

    private static CopyArticle article(JsonNode line, int number) {
        return new CopyArticle(
                line.get("id").asText(),
                line.get("title").asText(),
                line.get("text").asText(),
                "publisher-" + number % 50 + ".example",
                START.plus(Duration.ofMinutes(number)));
    }

    private static void speed(MadeUpWire wire, Results results) throws IOException {
        Copies copies = new Copies(SETTINGS, _ -> {});
        Tally tally = new Tally();
        new Growth(wire, results)
                .measure(
                        "copies",
                        _ -> {},
                        article -> tally.add(article, copies.decide(article(article))),
                        "at least 20,000 articles/s",
                        "with those of stories at most 1,024 bytes");
        results.say("  copies: of the made-up copies %.2f %% missed, of the others %.2f %% taken for copies"
                .formatted(100 * tally.missed(), 100 * tally.taken()));
    }

    static CopyArticle article(MadeUpWire.Made made) {
        return new CopyArticle(made.id(), made.title(), made.text(), made.publisher(), made.seen());
    }

    /// How many copies were found, and how many other articles were taken for copies.
    private static final class Tally {
        private int copies;
        private int missed;
        private int others;
        private int taken;

        void add(MadeUpWire.Made made, CopyDecision decision) {
            boolean isCopy = decision instanceof CopyDecision.Copy;
            if (made.copyOf().isEmpty()) {
                others++;
                taken += isCopy ? 1 : 0;
            } else {
                copies++;
                missed += isCopy ? 0 : 1;
            }
        }

        double missed() {
            return (double) missed / copies;
        }

        double taken() {
            return (double) taken / others;
        }
    }
}
