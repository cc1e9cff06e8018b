package dev.telex.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void partsWordsFromSigns() {
        assertThat(words("The bank, he said, \"fell\" 3.5% (to $1,200)."))
                .containsExactly(
                        "The", "bank", ",", "he", "said", ",", "\"", "fell", "\"", "3.5", "%", "(", "to", "$", "1,200",
                        ")", ".");
    }

    @Test
    void keepsAbbreviationsAndInitialsInOnePiece() {
        assertThat(words("Mr. J. Smith of the U.S. Navy, 9 a.m. on Aug. 31"))
                .containsExactly(
                        "Mr.", "J.", "Smith", "of", "the", "U.S.", "Navy", ",", "9", "a.m.", "on", "Aug.", "31");
    }

    @Test
    void partsWhatHangsOnAnApostropheButNotNames() {
        assertThat(words("Kenya's Sean O'Brien didn't say they\u2019ll see Cote d'Ivoire"))
                .containsExactly(
                        "Kenya",
                        "'s",
                        "Sean",
                        "O'Brien",
                        "did",
                        "n't",
                        "say",
                        "they",
                        "\u2019ll",
                        "see",
                        "Cote",
                        "d'Ivoire");
    }

    @Test
    void partsAtHyphensSoThatWhatIsBasedSomewhereNamesIt() {
        assertThat(words("London-based al-Shabaab")).containsExactly("London", "-", "based", "al", "-", "Shabaab");
    }

    @Test
    void keepsAddressesHandlesAndCompaniesWhole() {
        assertThat(words("AT&T at https://example.com/a?b=c, by @who_ever on Example.com #news."))
                .containsExactly(
                        "AT&T",
                        "at",
                        "https://example.com/a?b=c",
                        ",",
                        "by",
                        "@who_ever",
                        "on",
                        "Example.com",
                        "#news",
                        ".");
    }

    @Test
    void cutsTheSameWhereLabelledDataCutAlready() {
        assertThat(words("He did n't see Kenya 's U.S. envoy ."))
                .isEqualTo(words("He didn't see Kenya's U.S. envoy ."));
    }

    @Test
    void endsSentencesAtStopsButNotAtAbbreviations() {
        assertThat(sentences("Gen. Lee spoke to Mr. Jones. \"We won!\" he said. It was 5 p.m. in the U.S. capital."))
                .containsExactly(
                        "Gen. Lee spoke to Mr. Jones.", "\"We won!\" he said.", "It was 5 p.m. in the U.S. capital.");
    }

    @Test
    void endsSentencesWithTheirClosingQuotes() {
        assertThat(sentences("\"We won.\" The crowd left (at last). It rained."))
                .containsExactly("\"We won.\"", "The crowd left (at last).", "It rained.");
    }

    @Test
    void endsSentencesAtEmptyLinesOnly() {
        assertThat(sentences("Raid in Iraq\n\nTroops killed\n15 fighters"))
                .containsExactly("Raid in Iraq", "Troops killed\n15 fighters");
    }

    private static List<String> words(String text) {
        Tokens tokens = Tokens.of(text);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            words.add(tokens.text(i));
        }
        return words;
    }

    private static List<String> sentences(String text) {
        Tokens tokens = Tokens.of(text);
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < tokens.sentences(); i++) {
            sentences.add(text.substring(tokens.start(tokens.firstOf(i)), tokens.end(tokens.endOf(i) - 1)));
        }
        return sentences;
    }
}
