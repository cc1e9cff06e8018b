package dev.telex.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.Alert.Match;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void cutsBetweenWordsAroundTheFirstMatch() {
        String text = "before ".repeat(50) + "floods" + " behind".repeat(50);
        String snippet = Wording.snippet(text, List.of(new Match("text", 350, 356, "floods")));
        assertThat(snippet)
                .startsWith("… before")
                .contains(" floods behind")
                .endsWith("behind …")
                .hasSizeLessThan(270);
    }

    @Test
    void beginsWithTheTextWhereOnlyTheTitleMatched() {
        assertThat(Wording.snippet("Rivers rose.", List.of(new Match("title", 0, 3, "Dam"))))
                .isEqualTo("Rivers rose.");
        assertThat(Wording.snippet("", List.of())).isNull();
    }

    @Test
    void cutsNoCharacterInTwo() {
        String text = "😀".repeat(200) + "x" + "😀".repeat(200);
        String snippet = Wording.snippet(text, List.of(new Match("text", 400, 401, "x")));
        assertThat(snippet).isNotNull();
        assertThat(snippet.codePoints().noneMatch(c -> Character.isSurrogate((char) c) && c < 0x10000))
                .isTrue();
    }
}
