package dev.telex.enrich.text;

import static dev.telex.wire.Boilerplate.Kind.BYLINE;
import static dev.telex.wire.Boilerplate.Kind.CREDIT;
import static dev.telex.wire.Boilerplate.Kind.DATELINE;
import static dev.telex.wire.Boilerplate.Kind.END_MARK;
import static dev.telex.wire.Boilerplate.Kind.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.Boilerplate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BAGHDAD, Aug 31 (AFP) -",
                "KYIV, Ukraine (AP) \u2014",
                "NEW YORK, March 3 -",
                "LONDON (Reuters) -",
                "BEIJING, Aug. 31 (Xinhua) --",
                "WASHINGTON/PARIS, 3 Nov (Reuters) -",
                "Paris (AFP) \u2013",
                "Beirut, Lebanon, Thursday (dpa) -",
                "NEW DELHI:"
            })
    void tellsADatelineFromTheStory(String dateline) {
        String text = dateline + " Fifteen people died, Thomas Hart - a witness - said.";
        Frame frame = Frame.of(text);
        assertThat(read(text, frame)).containsExactly("DATELINE " + dateline);
        assertThat(text.substring(frame.start(), frame.end()))
                .startsWith("Fifteen")
                .endsWith("said.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The UN said - and this is new - that it would go.",
                "U.S. forces killed 15 - and wounded 7.",
                "NATO said on Friday it would - at last - act.",
                "BREAKING NEWS - Quake in Peru",
                "Boris Johnson (left) said: no."
            })
    void takesNoStoryForADateline(String text) {
        assertThat(Frame.of(text).parts()).isEmpty();
    }

    @Test
    void findsAllThatStandsAroundAStory() {
        String text = """
                (Adds detail, comment)

                By Jane Doe and John Smith

                BAGHDAD, Aug 31 (AFP) - Fifteen fighters died.

                Seven were wounded. (Reporting by Jane Doe; Editing by John Smith)

                str-ah/kir
                """;
        Frame frame = Frame.of(text);
        assertThat(frame.parts())
                .extracting(Boilerplate::kind)
                .containsExactly(NOTE, BYLINE, DATELINE, CREDIT, END_MARK);
        assertThat(text.substring(frame.start(), frame.end()))
                .isEqualTo("Fifteen fighters died.\n\nSeven were wounded.");
    }

    @Test
    void findsCreditsAndEndMarksInLinesOfTheirOwn() {
        String text =
                "It rained.\n\nThe Associated Press contributed to this report.\n\nCopyright 2024 AP.\n###\nReuter";
        assertThat(read(text, Frame.of(text)))
                .containsExactly(
                        "CREDIT The Associated Press contributed to this report.",
                        "CREDIT Copyright 2024 AP.",
                        "END_MARK ###",
                        "END_MARK Reuter");
    }

    @Test
    void holdsItsOffsetsWhateverComesIn() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            check(BadText.some(random));
        }
        BadText.longLines().forEach(FrameTest::check);
    }

    private static void check(String text) {
        Frame frame = Frame.of(text);
        int before = 0;
        for (Boilerplate part : frame.parts()) {
            assertThat(part.start()).isBetween(before, text.length());
            assertThat(part.end()).isBetween(part.start() + 1, text.length());
            before = part.end();
        }
        assertThat(frame.start()).isBetween(0, text.length());
        assertThat(frame.end()).isBetween(frame.start(), text.length());
    }

    private static List<String> read(String text, Frame frame) {
        return frame.parts().stream()
                .map(part -> part.kind() + " " + text.substring(part.start(), part.end()))
                .toList();
    }
}
