package dev.telex.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/// The article-extraction benchmark (scrapinghub, MIT): pages of many publishers, and what a person took for the
/// article's text. Prints precision, recall and F1.
class ExtractionTest {
    private static final Path DATA = Path.of(System.getProperty("telex.home"), "..", "shared", "data", "extraction");

    @Test
    void findsWhatAReaderWouldCallTheText() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "no pages to read at " + DATA);
        List<Shingles> pages = new ArrayList<>();
        for (Map.Entry<String, JsonNode> page : Json.mapper()
                .readTree(DATA.resolve("ground-truth.json").toFile())
                .properties()) {
            String right = page.getValue().path("articleBody").asText();
            pages.add(Shingles.of(
                    right, text(html(page.getKey()), page.getValue().path("url").asText())));
        }
        Shingles mean = Shingles.mean(pages);
        System.out.printf(
                "extraction: %d pages, precision %.3f, recall %.3f, F1 %.3f%n",
                pages.size(), mean.precision(), mean.recall(), mean.f1());
        assertThat(pages).hasSizeGreaterThan(100);
        assertThat(mean.f1()).isGreaterThan(0.97);
    }

    @Test
    void countsAsTheBenchmarkDoes() {
        Shingles half = Shingles.of("one two three four five", "one two three four six");
        assertThat(half.precision()).isEqualTo(0.5, within(1e-9));
        assertThat(half.recall()).isEqualTo(0.5, within(1e-9));
        Shingles doubled = Shingles.of("a b c d", "a b c d a b c d");
        assertThat(doubled.precision()).isEqualTo(0.2, within(1e-9));
        assertThat(doubled.recall()).isEqualTo(1, within(1e-9));
        Shingles nothing = Shingles.of("a b c d", "");
        assertThat(nothing.precision()).isNaN();
        assertThat(nothing.recall()).isZero();
    }

    private static byte[] html(String page) throws IOException {
        try (InputStream file =
                new GZIPInputStream(Files.newInputStream(DATA.resolve("html").resolve(page + ".html.gz")))) {
            return file.readAllBytes();
        }
    }

    private static String text(byte[] html, String url) {
        return switch (PageText.of(html, "text/html; charset=utf-8", url)) {
            case PageText.Found found ->
                String.join(
                        "\n",
                        Jsoup.parseBodyFragment(found.html())
                                .select("p, h3, li, blockquote")
                                .eachText());
            case PageText.Nothing _ -> "";
        };
    }
}
