package dev.telex.enrich.tagger;

import static dev.telex.wire.EntityType.LOC;
import static dev.telex.wire.EntityType.MISC;
import static dev.telex.wire.EntityType.ORG;
import static dev.telex.wire.EntityType.PER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.EntityType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From labelled data to what is learnt.
class SampleTest {

    @TempDir
    private Path folder;

    @Test
    void labelsTokensAsTheTaggerCutsThem() throws IOException {
        Block block =
                block("South\tB-LOC", "Korea\tI-LOC", "-based\tO", "al-Shabaab\tB-ORG", "did\tO", "n't\tO", "win\tO");
        assertThat(labels(Sample.of(block, Set.of())))
                .isEqualTo("South=B-LOC Korea=E-LOC -=O based=O al=B-ORG -=I-ORG Shabaab=E-ORG did=O n't=O win=O");
    }

    @Test
    void leavesOpenWhatItsMakersDidNotMark() throws IOException {
        Sample sample = Sample.of(block("Arab\tO", "Rome\tB-LOC"), Set.of(MISC));
        assertThat(sample.allowed(0, 1)[0] & 1 << Labels.of(MISC, Labels.SINGLE))
                .isNotZero();
        assertThat(sample.allowed(0, 1)[0] & 1 << Labels.of(PER, Labels.SINGLE)).isZero();
        assertThat(sample.allowed(1, 2)[0]).isEqualTo(1 << Labels.of(LOC, Labels.SINGLE));
    }

    @Test
    void takesTitlesOutOfPersons() throws IOException {
        Block block = block("Vice\tB-PER", "President\tI-PER", "Harris\tI-PER", "met\tO", "President\tB-PER");
        assertThat(Cleaning.clean(block).names()).containsExactly(new Block.Name(2, 3, PER));
    }

    @Test
    void takesPeoplesForNoPersons() throws IOException {
        assertThat(Cleaning.clean(block("Americans\tB-PER", "won\tO")).names())
                .containsExactly(new Block.Name(0, 1, MISC));
    }

    @Test
    void leavesCommonNounsAndHandlesOpen() throws IOException {
        Block block = Cleaning.clean(block("machine\tB-MISC", "learning\tI-MISC", "by\tO", "@who\tB-PER"));
        assertThat(block.names()).isEmpty();
        assertThat(block.open()).containsExactly(new Block.Name(0, 2, MISC), new Block.Name(3, 4, PER));
        assertThat(Sample.of(block, Set.of()).allowed(0, 1)[0]).isEqualTo(Labels.ANY);
    }

    @Test
    void putsOtherNamesIntoSentences() throws IOException {
        Block block = block("Rome\tB-LOC", "fell\tO", ",\tO", "New\tB-LOC", "York\tI-LOC", "did\tO");
        Augmentation augmentation = new Augmentation(List.of(block), 1);
        for (int i = 0; i < 20; i++) {
            Block other = augmentation.withOtherNames(block);
            assertThat(other.names()).hasSize(2);
            for (Block.Name name : other.names()) {
                assertThat(String.join(" ", other.words(name))).isIn("Rome", "New York");
            }
            assertThat(String.join(" ", other.words())).contains(" fell , ").endsWith(" did");
        }
    }

    @Test
    void writesHeadlinesAsHeadlinesAreWritten() throws IOException {
        assertThat(String.join(
                        " ",
                        Augmentation.asHeadline(block("fire\tO", "in\tO", "Paris\tB-LOC"))
                                .words()))
                .isEqualTo("Fire in Paris");
    }

    private Block block(String... lines) throws IOException {
        Path file = folder.resolve("some.iob");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return Block.read(file).getFirst();
    }

    private static String labels(Sample sample) {
        StringJoiner labels = new StringJoiner(" ");
        for (int i = 0; i < sample.tokens().size(); i++) {
            labels.add(sample.tokens().text(i) + "=" + label(sample.allowed(i, i + 1)[0]));
        }
        return labels.toString();
    }

    private static String label(int allowed) {
        List<String> labels = new ArrayList<>();
        for (int label = 0; label < Labels.COUNT; label++) {
            if ((allowed >> label & 1) != 0) {
                EntityType type = label == Labels.OUTSIDE ? ORG : Labels.type(label);
                labels.add(label == Labels.OUTSIDE ? "O" : "BIES".charAt(Labels.part(label)) + "-" + type);
            }
        }
        return String.join("|", labels);
    }
}
