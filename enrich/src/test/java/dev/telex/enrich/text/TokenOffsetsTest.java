package dev.telex.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenOffsetsTest {

    @Test
    void holdWhateverComesIn() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            check(BadText.some(random));
        }
    }

    @Test
    void holdInAMegabyteWithoutALineBreak() {
        BadText.longLines().forEach(TokenOffsetsTest::check);
    }

    @Test
    void ofNothingAreNone() {
        assertThat(Tokens.of("").size()).isZero();
        assertThat(Tokens.of(" \u0000\n").sentences()).isZero();
    }

    /// Tokens stand in order, hold something, leave out only what is blank, and part no pair of surrogates;
    /// sentences are all of them.
    private static void check(String text) {
        Tokens tokens = Tokens.of(text);
        int before = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int start = tokens.start(i);
            int end = tokens.end(i);
            if (!isBlank(text, before, start) || end <= start || isInsidePair(text, start) || isInsidePair(text, end)) {
                fail("token %d from %d to %d, behind %d".formatted(i, start, end, before));
            }
            before = end;
        }
        assertThat(isBlank(text, before, text.length())).isTrue();
        int first = 0;
        for (int i = 0; i < tokens.sentences(); i++) {
            int length = tokens.endOf(i) - first;
            if (tokens.firstOf(i) != first || length < 1 || length > 200) {
                fail("sentence %d from token %d on, %d tokens".formatted(i, first, length));
            }
            first = tokens.endOf(i);
        }
        assertThat(first).isEqualTo(tokens.size());
    }

    private static boolean isBlank(String text, int from, int to) {
        return text.substring(from, to).chars().allMatch(c -> Chars.isBlank((char) c));
    }

    private static boolean isInsidePair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }
}
