package dev.telex.enrich.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.enrich.tagger.NameTagger.Span;
import dev.telex.enrich.text.BadText;
import dev.telex.enrich.text.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameTaggerTest {
    private static final NameTagger TAGGER = NameTagger.load();

    @Test
    void findsWhoWhatAndWhere() {
        assertThat(names("Barack Obama flew from Nairobi to Germany to meet officials of the World Bank."))
                .containsExactly("PER Barack Obama", "LOC Nairobi", "LOC Germany", "ORG World Bank");
    }

    @Test
    void leavesTitlesAndPossessivesOutside() {
        assertThat(names("President Joe Biden met Prime Minister Modi in India's capital."))
                .containsExactly("PER Joe Biden", "PER Modi", "LOC India");
    }

    @Test
    void findsNamesWhereAllIsWrittenInCapitals() {
        assertThat(names("EGYPT AND FRANCE SIGN DEAL IN PARIS")).contains("LOC EGYPT", "LOC FRANCE", "LOC PARIS");
    }

    @Test
    void takesTheWordsOfAHeadlineForNoNames() {
        assertThat(names("Egypt Says Troops Will Leave Border Before Talks With Israel"))
                .containsExactly("LOC Egypt", "LOC Israel");
    }

    @Test
    void isHelpedByWhereANameIsClear() {
        String clear = "Coach Alan Cheung said the team was ready. ";
        String unclear = "Cheung added that he was happy.";
        assertThat(names(clear + unclear)).containsExactly("PER Alan Cheung", "PER Cheung");
    }

    @Test
    void isHelpedInAHeadlineByTheText() {
        Tokens text = Tokens.of("The singer Taylor Kanto was in Sinai, police in Sinai said on Friday.");
        for (String headline : List.of("Police Say Kanto Was in Sinai", "POLICE SAY KANTO WAS IN SINAI")) {
            List<Span> spans = TAGGER.tag(Tokens.of(headline), text).title();
            assertThat(spans)
                    .extracting(span -> span.type() + " " + headline.substring(span.start(), span.end()))
                    .map(name -> name.toUpperCase(Locale.ROOT))
                    .containsExactly("PER KANTO", "LOC SINAI");
        }
    }

    @Test
    void givesProbabilities() {
        assertThat(TAGGER.tag(Tokens.of("Angela Merkel visited Paris, said Rami of the Bel Kanto on Quinto Camacho.")))
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.confidence()).isBetween(0.0, 1.0))
                .anySatisfy(span -> assertThat(span.confidence()).isGreaterThan(0.9));
    }

    @Test
    void saysForWhichLanguagesItWasTrained() {
        assertThat(TAGGER.languages()).containsExactly("en");
    }

    @Test
    void findsTheSameInAllThreads() {
        Random random = new Random(2);
        List<Tokens> texts = IntStream.range(0, 200)
                .mapToObj(_ -> Tokens.of(BadText.some(random) + " London and Angela Merkel. " + BadText.some(random)))
                .toList();
        List<List<Span>> alone = texts.stream().map(TAGGER::tag).toList();
        assertThat(texts.parallelStream().map(TAGGER::tag).toList()).isEqualTo(alone);
    }

    @Test
    void keepsItsOffsetsTrueWhateverComesIn() {
        Random random = new Random(13);
        for (int i = 0; i < 3_000; i++) {
            check(BadText.some(random));
        }
        BadText.longLines().forEach(NameTaggerTest::check);
        check("");
    }

    /// Names stand in order, inside the text, from the start of a token to the end of one.
    private static void check(String text) {
        Tokens tokens = Tokens.of(text);
        int token = 0;
        for (Span span : TAGGER.tag(tokens)) {
            while (token < tokens.size() && tokens.start(token) < span.start()) {
                token++;
            }
            assertThat(tokens.start(token)).isEqualTo(span.start());
            while (tokens.end(token) < span.end()) {
                token++;
            }
            assertThat(tokens.end(token)).isEqualTo(span.end());
            token++;
        }
    }

    private static List<String> names(String text) {
        return TAGGER.tag(Tokens.of(text)).stream()
                .map(span -> span.type() + " " + text.substring(span.start(), span.end()))
                .toList();
    }
}
