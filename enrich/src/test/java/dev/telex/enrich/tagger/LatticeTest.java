package dev.telex.enrich.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.telex.wire.EntityType;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Beside the plain way: all labellings of three tokens, one by one.
class LatticeTest {
    private static final int N = Labels.COUNT;
    private static final int TOKENS = 3;

    private final Random random = new Random(7);
    private final double[] potentials =
            random.doubles((long) TOKENS * N).map(x -> Math.exp(4 * x)).toArray();
    private final double[] transitions =
            random.doubles((N + 1L) * N).map(x -> Math.exp(2 * x)).toArray();

    @Test
    void sumsUpAllLabellingsThatArePossible() {
        Lattice lattice = new Lattice();
        double sum = lattice.read(potentials, TOKENS, transitions, null);
        assertThat(Math.exp(sum)).isCloseTo(sum(-1, -1, -1), offset(1e-6 * Math.exp(sum)));
    }

    @Test
    void knowsHowLikelyALabelAndAPairIs() {
        Lattice lattice = new Lattice();
        lattice.read(potentials, TOKENS, transitions, null);
        double all = sum(-1, -1, -1);
        for (int label = 0; label < N; label++) {
            assertThat(lattice.of(0, label)).isCloseTo(sum(label, -1, -1) / all, offset(1e-9));
            assertThat(lattice.of(2, label)).isCloseTo(sum(-1, -1, label) / all, offset(1e-9));
            for (int before : Lattice.before(label)) {
                assertThat(lattice.of(1, before, label)).isCloseTo(sum(before, label, -1) / all, offset(1e-9));
            }
        }
    }

    @Test
    void leavesOutWhatIsNotAllowed() {
        Lattice lattice = new Lattice();
        int single = Labels.of(EntityType.ORG, Labels.SINGLE);
        int[] allowed = {Labels.ANY, 1 << single, Labels.ANY};
        double sum = lattice.read(potentials, TOKENS, transitions, allowed);
        assertThat(Math.exp(sum)).isCloseTo(sum(-1, single, -1), offset(1e-6 * Math.exp(sum)));
        assertThat(lattice.of(1, single)).isCloseTo(1, offset(1e-9));
    }

    /// Over all labellings with the given labels; -1: any.
    private double sum(int... given) {
        double sum = 0;
        for (int a = 0; a < N; a++) {
            for (int b = 0; b < N; b++) {
                for (int c = 0; c < N; c++) {
                    boolean fits = fits(given[0], a) && fits(given[1], b) && fits(given[2], c);
                    boolean possible = Labels.canFollow(a, Labels.EDGE)
                            && Labels.canFollow(b, a)
                            && Labels.canFollow(c, b)
                            && !Labels.isOpen(c);
                    if (fits && possible) {
                        sum += transitions[Labels.EDGE * N + a]
                                * potentials[a]
                                * transitions[a * N + b]
                                * potentials[N + b]
                                * transitions[b * N + c]
                                * potentials[2 * N + c];
                    }
                }
            }
        }
        return sum;
    }

    private static boolean fits(int given, int label) {
        return given < 0 || given == label;
    }
}
