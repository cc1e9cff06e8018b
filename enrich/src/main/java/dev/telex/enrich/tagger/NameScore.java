package dev.telex.enrich.tagger;

import dev.telex.enrich.text.Tokens;
import dev.telex.wire.EntityType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How well names are found, as CoNLL counts: a name is right where start, end and type are. Labelled data are set
/// as text, tagged from the text, and compared by offsets, so that mistakes in cutting words count too.
public final class NameScore {
    private static final Set<EntityType> COUNTED = Set.of(EntityType.PER, EntityType.ORG, EntityType.LOC);

    private final Map<EntityType, int[]> counts = new EnumMap<>(EntityType.class);

    private NameScore() {}

    /// @param file labelled data in IOB2; an article is tagged as a whole
    public static NameScore of(NameTagger tagger, Path file) throws IOException {
        var score = new NameScore();
        List<Block> article = new ArrayList<>();
        for (Block block : Block.read(file)) {
            if (block.begins()) {
                score.count(tagger, article);
                article.clear();
            }
            article.add(block);
        }
        score.count(tagger, article);
        return score;
    }

    private void count(NameTagger tagger, List<Block> article) {
        Setting setting = Setting.of(article);
        Set<List<Object>> given = new HashSet<>();
        setting.names()
                .forEach(placed -> given.add(
                        key(placed.start(), placed.end(), placed.name().type())));
        for (NameTagger.Span span : tagger.tag(Tokens.of(setting.text()))) {
            int[] count = counts(span.type());
            count[1]++;
            count[0] += given.contains(key(span.start(), span.end(), span.type())) ? 1 : 0;
        }
        setting.names().forEach(placed -> counts(placed.name().type())[2]++);
    }

    private int[] counts(EntityType type) {
        return counts.computeIfAbsent(type, _ -> new int[3]);
    }

    private static List<Object> key(int start, int end, EntityType type) {
        return List.of(start, end, type);
    }

    /// The harmonic mean of precision and recall over persons, organisations and places, in percent.
    public double f1() {
        return f1(COUNTED);
    }

    private double f1(Set<EntityType> types) {
        int[] sum = new int[3];
        for (EntityType type : types) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += counts(type)[i];
            }
        }
        return 200.0 * sum[0] / Math.max(1, sum[1] + sum[2]);
    }

    private double share(int part, int of) {
        int[] sum = new int[3];
        for (EntityType type : COUNTED) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += counts(type)[i];
            }
        }
        return 100.0 * sum[part] / Math.max(1, sum[of]);
    }

    /// Precision, recall and F1, then F1 by type: a line of a table under [#header].
    public String line(String name) {
        return String.format(
                Locale.ROOT,
                "  %-20s %6.1f %6.1f %6.1f   %6.1f %6.1f %6.1f",
                name,
                share(0, 1),
                share(0, 2),
                f1(),
                f1(Set.of(EntityType.PER)),
                f1(Set.of(EntityType.ORG)),
                f1(Set.of(EntityType.LOC)));
    }

    public static String header() {
        return String.format(
                Locale.ROOT,
                "  %-20s %6s %6s %6s   %6s %6s %6s",
                "exact spans",
                "prec.",
                "recall",
                "F1",
                "PER",
                "ORG",
                "LOC");
    }
}
