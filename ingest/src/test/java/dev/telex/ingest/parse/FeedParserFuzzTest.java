package dev.telex.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.wire.Enclosure;

class FeedParserFuzzTest {
    @FuzzTest
    void readsAnyDocument(byte[] input) {
        if (FeedParser.parse(input, null, "https://example.com/feed") instanceof Document document) {
            assertThat(document.items()).allSatisfy(item -> {
                assertThat(item.title()).doesNotContain("\n", "\u0000");
                assertThat(String.valueOf(item.link())).doesNotStartWithIgnoringCase("javascript:");
                assertThat(item.enclosures()).extracting(Enclosure::url).doesNotContain("");
            });
        }
    }
}
