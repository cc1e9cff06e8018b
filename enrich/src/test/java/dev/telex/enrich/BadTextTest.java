package dev.telex.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.enrich.Annotator.Annotated;
import dev.telex.enrich.entity.EntityTagger;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a feed carries: offsets stay true, and nothing throws.
class BadTextTest {
    private static final Annotator ANNOTATOR = new Annotator(EntityTagger.load());
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    /// What breaks names apart, beside what belongs in them.
    private static final List<String> PIECES = List.of(
            "Iraq",
            "IRAQ",
            "iraqi",
            "Washington",
            ", D.C.",
            "United",
            " ",
            "Nations",
            "(IS)",
            "Islamic State",
            "“",
            "”",
            "\"",
            "said",
            "killed",
            "15",
            "seven",
            "wounded",
            "Thursday",
            "August",
            "29",
            ",",
            ".",
            "'s",
            "’s",
            "-",
            "(",
            ")",
            "\n",
            "\n\n",
            "\t",
            "\u0000",
            "\u0007",
            "\uD83D",
            "\uDE00",
            "\uD83D\uDE00",
            "é",
            "e\u0301",
            "\u0301",
            "قال",
            "العراق",
            "北京",
            "\u202E",
            "\u200B",
            "\uFEFF",
            "U.S.",
            "St.",
            "Mr.",
            "Smith",
            "J.",
            "&",
            "<IBM>",
            "X",
            "on",
            "in",
            "of",
            "by",
            "$",
            "1,000",
            "\u00A0",
            "İstanbul",
            "ß",
            "ﬁ");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\u0000", "\uD83D", "\u0301\u0301", "(", "()", "“”", ".", "A", "a", "١٢٣"})
    void readsWhatIsHardlyAText(String text) {
        check(text, text);
    }

    @Test
    void offsetsStayTrueInAnyMixture() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 500; round++) {
            check(mixture(random, 6), mixture(random, 60));
        }
    }

    @Test
    void readsAMegabyteInOneLine() {
        check("", "Iraq said ".repeat(100_000));
        check("", "A".repeat(1_000_000));
        check("", "(".repeat(500_000) + "\"".repeat(500_000));
        check("", "killed ".repeat(140_000));
    }

    private static String mixture(SplittableRandom random, int most) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(most);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private static void check(String title, String text) {
        Annotated read = ANNOTATOR.annotate(title, text, "en", NOW);
        read.mentions()
                .forEach(mention -> assertThat(
                                in(mention.field(), title, text).substring(mention.start(), mention.end()))
                        .isEqualTo(mention.text())
                        .isNotBlank());
        for (int i = 1; i < read.mentions().size(); i++) {
            var before = read.mentions().get(i - 1);
            var mention = read.mentions().get(i);
            if (Objects.equals(before.field(), mention.field())) {
                assertThat(mention.start()).isGreaterThanOrEqualTo(before.end());
            }
        }
        read.facts()
                .forEach(fact -> assertThat(in(fact.field(), title, text).substring(fact.start(), fact.end()))
                        .isEqualTo(fact.text()));
    }

    private static String in(@Nullable String field, String title, String text) {
        return field == null ? text : title;
    }
}
