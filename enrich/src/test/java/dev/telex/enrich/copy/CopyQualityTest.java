package dev.telex.enrich.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.enrich.copy.SharedData.Labelled;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// How well copies are recognised on a labelled stream of newswire. The floors lie a little below what was
/// measured: precision 0.9952, recall 0.9946, F1 0.9949. Thresholds were chosen on streams made with other
/// seeds from one half of the corpus, so that this stream took no part.
class CopyQualityTest {
    private static final CopySettings SETTINGS = new CopySettings(Duration.ofDays(7), Duration.ofHours(1), 2_000_000);

    @Test
    void findsTheCopiesAndNoOthers() throws IOException {
        List<Labelled> stream = SharedData.copies();
        PairScore score = PairScore.of(truth(stream), groups(decisions(stream)));

        System.out.printf("copies: %s, F1 %.4f%n", score, score.f1());
        assertThat(score.precision()).isGreaterThan(0.993);
        assertThat(score.f1()).isGreaterThan(0.993);
    }

    @Test
    void findsCopiesUnderEveryKindOfEdit() throws IOException {
        List<Labelled> stream = SharedData.copies();
        Map<String, String> groupOf = groupOf(decisions(stream));
        Map<String, int[]> rightOf = new TreeMap<>();
        for (Labelled labelled : stream) {
            boolean right = Objects.equals(groupOf.get(labelled.article().id()), groupOf.get(labelled.group()));
            for (String edit : labelled.edits()) {
                int[] count = rightOf.computeIfAbsent(edit, _ -> new int[2]);
                count[0] += right ? 1 : 0;
                count[1]++;
            }
        }

        assertThat(rightOf).hasSizeGreaterThan(10).allSatisfy((edit, count) -> {
            System.out.printf(
                    "copies: %-14s %4d of %4d found, %.4f%n", edit, count[0], count[1], (double) count[0] / count[1]);
            assertThat((double) count[0] / count[1]).as(edit).isGreaterThan(0.96);
        });
    }

    @Test
    void groupsTheSameWhereArticlesArriveUpToTenMinutesOutOfOrder() throws IOException {
        List<Labelled> stream = SharedData.copies();
        var random = new Random(5);
        Map<Labelled, Long> arrival = new HashMap<>();
        stream.forEach(
                labelled -> arrival.put(labelled, labelled.article().seen().toEpochMilli() + random.nextInt(600_000)));
        List<Labelled> shuffled = new ArrayList<>(stream);
        shuffled.sort(Comparator.comparing(arrival::get));
        Map<String, String> groupOf = groupOf(decisions(shuffled));
        List<String> groups = stream.stream()
                .map(labelled -> groupOf.getOrDefault(labelled.article().id(), ""))
                .toList();

        PairScore score = PairScore.of(groups(decisions(stream)), groups);

        System.out.printf("copies: in order and shuffled within 10 minutes agree: %s, F1 %.4f%n", score, score.f1());
        assertThat(score.f1()).isGreaterThan(0.99);
    }

    @Test
    void decidesTheSameAfterItWasBuiltAgainFromItsSketches() throws IOException {
        List<Labelled> stream = SharedData.copies();
        List<Labelled> before = stream.subList(0, stream.size() / 2);
        List<Labelled> after = stream.subList(stream.size() / 2, stream.size());
        var copies = copies();
        before.forEach(labelled -> copies.decide(labelled.article()));
        var restored = copies();
        restored.restore(before.stream()
                .map(labelled -> labelled.article().id())
                .sorted(Comparator.comparing(id -> HexFormat.of().toHexDigits(id.hashCode())))
                .map(id -> copies.sketch(id).orElseThrow()));

        for (Labelled labelled : after) {
            assertThat(restored.decide(labelled.article())).isEqualTo(copies.decide(labelled.article()));
        }
    }

    private static List<CopyDecision> decisions(List<Labelled> stream) {
        var copies = copies();
        return stream.stream()
                .map(labelled -> copies.decide(labelled.article()))
                .toList();
    }

    private static List<String> truth(List<Labelled> stream) {
        return stream.stream().map(Labelled::group).toList();
    }

    private static List<String> groups(List<CopyDecision> decisions) {
        return decisions.stream().map(CopyDecision::group).toList();
    }

    private static Map<String, String> groupOf(List<CopyDecision> decisions) {
        Map<String, String> groupOf = new HashMap<>();
        decisions.forEach(decision -> groupOf.put(decision.id(), decision.group()));
        return groupOf;
    }

    private static Copies copies() {
        return new Copies(SETTINGS, _ -> {});
    }
}
