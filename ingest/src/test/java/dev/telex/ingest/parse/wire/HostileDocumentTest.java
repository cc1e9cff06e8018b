package dev.telex.ingest.parse.wire;

import static dev.telex.ingest.parse.wire.Wire.item;
import static dev.telex.ingest.parse.wire.Wire.reason;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileDocumentTest {
    @Test
    void fetchesNothingThatADoctypeNames(@TempDir Path directory) throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        assertThat(item("""
                        <!DOCTYPE nitf SYSTEM "http://127.0.0.1:1/nitf.dtd" [
                        <!ENTITY x SYSTEM "%s"><!ENTITY %% y SYSTEM "http://127.0.0.1:1/y">%%y;]>
                        <nitf><body><body.content><p>A &x; B</p></body.content></body></nitf>""".formatted(secret.toUri())).content()).isEqualTo("<p>A &amp;x; B</p>");
    }

    @Test
    void expandsNoEntities() {
        StringBuilder entities = new StringBuilder("<!ENTITY a0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 20; i++) {
            entities.append(
                    "<!ENTITY a%d \"%s\">".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
        }
        assertThat(item("<!DOCTYPE nitf [%s]><nitf><body><body.content><p>&a19;</p></body.content></body></nitf>"
                                .formatted(entities))
                        .content())
                .isEqualTo("<p>&amp;a19;</p>");
    }

    @Test
    void readsNothingThatIsNestedWithoutEnd() {
        assertThat(reason("<nitf>" + "<p>".repeat(100_000))).contains("elements nested more than 80 deep");
        assertThat(reason("{\"uri\": " + "[".repeat(100_000)))
                .contains("no JSON that can be read")
                .contains("100");
    }

    @Test
    void readsNoMoreElementsThanFitIntoMemory() {
        assertThat(reason("<nitf>" + "<p/>".repeat(300_000) + "</nitf>")).contains("more than 250,000 elements");
        assertThat(reason("{\"uri\": \"a\", \"x\": [" + "0,".repeat(1_100_000) + "0]}"))
                .contains("no JSON that can be read");
    }

    @Test
    void saysWhereADocumentBreaks() {
        assertThat(reason("<nitf><body>")).contains("https://agency.example/: no XML that can be read: ", "[1,");
        assertThat(reason("<nitf/><nitf/>")).contains("no XML that can be read");
        assertThat(reason("{\"uri\": \"a\", \"headline\": \"A")).contains("no JSON that can be read");
    }

    @Test
    void findsTheOutermostElementInOneScan() {
        assertThat(RootElement.of("<!--".repeat(1_000_000))).isEmpty();
        assertThat(RootElement.of("<?".repeat(1_000_000))).isEmpty();
        assertThat(RootElement.of("<!DOCTYPE ".repeat(1_000_000))).isEmpty();
        assertThat(RootElement.of(
                        "\uFEFF <?xml version='1.0'?><!-- <rss> --><!DOCTYPE x [<!ENTITY a \">\">]>\n<n:nitf a=''>"))
                .isEqualTo("nitf");
    }
}
