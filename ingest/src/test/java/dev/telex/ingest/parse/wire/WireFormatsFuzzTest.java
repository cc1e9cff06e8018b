package dev.telex.ingest.parse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.telex.ingest.parse.Item;
import dev.telex.ingest.parse.Parsed;
import dev.telex.wire.Enclosure;
import java.nio.charset.StandardCharsets;

class WireFormatsFuzzTest {
    private static final String URL = "https://agency.example/";

    @FuzzTest
    void readsAnyXml(byte[] input) {
        read(new String(input, StandardCharsets.UTF_8));
    }

    @FuzzTest
    void readsAnyJson(byte[] input) {
        read(new String(input, StandardCharsets.UTF_8));
    }

    /// Whatever it is, it is read, or named, or left to others.
    private static void read(String text) {
        switch (WireFormats.read(text, URL)) {
            case null -> {}
            case Parsed.Document document ->
                assertThat(document.items()).isNotEmpty().allSatisfy(WireFormatsFuzzTest::check);
            case Parsed.Unreadable unreadable -> assertThat(unreadable.reason()).startsWith(URL + ": ");
        }
    }

    private static void check(Item item) {
        assertThat(item.title()).doesNotContain("\n").isEqualTo(item.title().strip());
        assertThat(item.replaces())
                .satisfiesAnyOf(
                        other -> assertThat(other).isNull(),
                        other -> assertThat(other).isNotEqualTo(item.guid()));
        assertThat(item.enclosures())
                .extracting(Enclosure::url)
                .doesNotHaveDuplicates()
                .allSatisfy(url -> assertThat(url).matches("(?is)(https?|ftps?|sftp|rtsp|rtmp):.*"));
    }
}
