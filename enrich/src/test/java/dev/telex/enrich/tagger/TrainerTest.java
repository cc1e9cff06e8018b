package dev.telex.enrich.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.enrich.text.Tokens;
import dev.telex.wire.EntityType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Learns a small language in which a name is told by the word before it.
class TrainerTest {
    private static final int BITS = 14;
    private static final List<String> NAMES = List.of("Aba", "Bebe", "Coco", "Dudu", "Ebi", "Fifa", "Gogo", "Hahu");

    private final Trainer trainer = new Trainer(new HashTable(8), new HashTable(8), BITS, 0.1, 0.1, 1);
    private final List<Sample> samples = new ArrayList<>();

    @Test
    void learnsWhatTellsNamesApart() throws IOException {
        for (String name : NAMES) {
            sample(List.of("He", "met", "Mister", name, "there", "."), 3, EntityType.PER);
            sample(List.of("He", "lives", "in", name, "there", "."), 3, EntityType.LOC);
        }
        double before = epoch();
        for (int i = 0; i < 20; i++) {
            epoch();
        }
        assertThat(epoch()).isLessThan(before / 10);
        NameTagger tagger = new NameTagger(stored(trainer.model(BITS, 0.02, 0)));
        assertThat(tagger.tag(Tokens.of("He met Mister Zaza there.")))
                .singleElement()
                .matches(span -> span.type() == EntityType.PER && span.start() == 14 && span.end() == 18);
        assertThat(tagger.tag(Tokens.of("He lives in Zaza there.")))
                .singleElement()
                .matches(span -> span.type() == EntityType.LOC && span.start() == 12);
    }

    @Test
    void learnsNothingOfWhatIsLeftOpen() {
        Tokens tokens = Tokens.of("He met Mister Aba there.");
        int[] open = new int[tokens.size()];
        Arrays.fill(open, Labels.ANY);
        assertThat(trainer.learn(new Sample(tokens, open))).isZero();
        assertThat(trainer.learn(new Sample(tokens, open))).isZero();
    }

    private void sample(List<String> words, int name, EntityType type) {
        Block block = new Block(words, List.of(new Block.Name(name, name + 1, type)), List.of(), true);
        samples.add(Sample.of(block, Set.of()));
    }

    private double epoch() {
        return samples.stream().mapToDouble(trainer::learn).sum();
    }

    private static Model stored(Model model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return Model.read(new ByteArrayInputStream(out.toByteArray()));
    }
}
