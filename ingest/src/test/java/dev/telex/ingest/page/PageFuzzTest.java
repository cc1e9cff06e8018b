package dev.telex.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.telex.ingest.parse.FeedLinks;
import org.jsoup.Jsoup;

class PageFuzzTest {
    private static final String ADDRESS = "https://news.example/2026/flood";

    @FuzzTest
    void readsAnyPage(byte[] input) {
        if (PageText.of(input, null, ADDRESS) instanceof PageText.Found(String html)) {
            assertThat(Jsoup.parseBodyFragment(html).select("script, [onclick], img, a, iframe"))
                    .isEmpty();
        }
    }

    @FuzzTest
    void findsTheFeedsOfAnyPage(byte[] input) {
        assertThat(FeedLinks.of(input, null, ADDRESS))
                .allMatch(link -> link.url().startsWith("http"));
    }
}
