package dev.telex.query.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Words words = new Words();

    @Test
    void findsTheWordsThatLucenesTokenizerFinds() throws IOException {
        String alphabet = "abcXYZ019 ..,,'’_:;-/()\"\n·‧‘–…éßñжΩ¼²ª";
        String foreign = alphabet + "日本かカ한שלםالع\u00AD\u0301\uD83D\uDE00ไทย";
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String from = i % 4 == 0 ? foreign : alphabet;
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(from.charAt(random.nextInt(from.length())));
            }
            assertThat(ours(text.toString())).as("%s", text).isEqualTo(lucenes(text.toString()));
        }
    }

    @Test
    void cutsALongWordWhereLuceneDoes() throws IOException {
        String text = "before " + "x".repeat(1000) + " behind";

        assertThat(ours(text)).isEqualTo(lucenes(text));
    }

    @Test
    void leavesThePossessiveOut() {
        words.read("Trump's and Moody’s, it's JAMES'S");

        assertThat(words.end(0)).isEqualTo("Trump".length());
        assertThat(ours("Moody’s JAMES'S")).containsExactly("Moody", "JAMES");
    }

    @Test
    void knowsTheFormsOfAWordInItsLanguage() {
        assertThat(WordForms.of("en-GB").form("Rates"))
                .isEqualTo(WordForms.of("en").form("rate"));
        assertThat(WordForms.of("fr").form("l'économie"))
                .isEqualTo(WordForms.of("fr").form("économie"));
        assertThat(WordForms.of("de").form("Häuser"))
                .isEqualTo(WordForms.of("de").form("haus"));
        assertThat(WordForms.of("en").form("machine"))
                .isNotEqualTo(WordForms.of("en").form("mac"));
        assertThat(WordForms.of("tlh").form("Erdoğan")).isEqualTo("erdogan");
        assertThat(WordForms.of(null)).isSameAs(WordForms.PLAIN);
    }

    private List<String> ours(String text) {
        words.read(text);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            found.add(text.substring(words.start(i), words.end(i)));
        }
        return found;
    }

    private static List<String> lucenes(String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (StandardTokenizer tokenizer = new StandardTokenizer()) {
            OffsetAttribute offset = tokenizer.addAttribute(OffsetAttribute.class);
            tokenizer.setReader(new StringReader(text));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                found.add(
                        text.substring(offset.startOffset(), offset.endOffset()).replaceFirst("(?<=.)['’][sS]$", ""));
            }
            tokenizer.end();
        }
        return found;
    }
}
