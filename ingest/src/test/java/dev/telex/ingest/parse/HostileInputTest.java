package dev.telex.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.parse.Parsed.Document;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Documents of megabytes that would take a reader hours, or all memory, if anything in it took time or room
/// out of proportion to its input. The time limit is far above what they take, and far below what a quadratic
/// reader would.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileInputTest {
    private static final int MANY = 150_000;
    private static final String OPEN = "<rss><channel><item><title>One</title>";
    private static final String CLOSE = "</item></channel></rss>";

    static final List<String> INSIDE = List.of(
            "<a>".repeat(MANY),
            "<item>".repeat(MANY),
            "<channel>".repeat(MANY),
            "<br>".repeat(MANY) + "<hr>".repeat(MANY),
            "<description>".repeat(MANY),
            "</x>".repeat(MANY),
            "<x a='1' ".repeat(MANY),
            "<x " + "a='1' ".repeat(MANY) + ">",
            "<x " + "xmlns:a='1' ".repeat(MANY) + ">",
            "<x " + "xmlns ".repeat(MANY) + ">",
            "<description><x " + "xmlns ".repeat(MANY) + "/></description>",
            "<x a=\"".repeat(MANY),
            "<x a=' b=\" ".repeat(MANY),
            "<!--".repeat(MANY),
            "<![CDATA[".repeat(MANY),
            "<![CDATA[]]>".repeat(MANY),
            "<?".repeat(MANY),
            "<".repeat(MANY),
            "&".repeat(MANY),
            "<title>" + "&amp".repeat(MANY) + "</title>",
            "<description>" + "&#".repeat(MANY) + "</description>",
            "<description>" + "&lt;a href=&quot;".repeat(MANY) + "</description>",
            "<description>" + "&lt;a href='x'".repeat(MANY) + "</description>",
            "<description>" + "&lt;div&gt;".repeat(MANY) + "</description>",
            "<description type='xhtml'>" + "<div>".repeat(MANY) + "</description>",
            "<dc:title>" + "&lt;b&gt;".repeat(MANY) + "</dc:title>",
            "<category>" + "x ".repeat(MANY) + "</category>",
            "<category>x</category>".repeat(MANY),
            "<author>" + "a@".repeat(MANY) + "</author>",
            "<author>" + "<name>".repeat(MANY) + "</author>",
            "<link>" + " \n".repeat(MANY) + "</link>",
            "<link>" + "../".repeat(MANY) + "</link>",
            "<pubDate>" + "1 ".repeat(MANY) + "</pubDate>",
            "<ttl>" + "1".repeat(MANY) + "</ttl>",
            "<skipHours>" + "1 ".repeat(MANY) + "</skipHours>",
            "<x" + "y".repeat(MANY) + ">",
            "\u00C3\u00A9 ".repeat(MANY));

    @ParameterizedTest(name = "{index}")
    @FieldSource("INSIDE")
    void takesTimeInProportionToItsInput(String inside) {
        assertThat(parse(OPEN + inside + CLOSE)).isNotNull();
        assertThat(parse(inside)).isNotNull();
    }

    @Test
    void expandsNoBomb() {
        Document feed = (Document) parse("""
                <!DOCTYPE rss [<!ENTITY a "%s"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">
                <!ENTITY %% d SYSTEM "http://127.0.0.1/x.dtd"> %%d;]><rss><channel><item><title>%s&b;&c;</title>%s""".formatted("x".repeat(200), "&a;".repeat(MANY), CLOSE));
        String title = feed.items().getFirst().title();
        assertThat(title).hasSizeLessThan(200_000).doesNotContain("root:");
    }

    @Test
    void readsManyItemsAndNoMore() {
        Document feed = (Document) parse("<rss>" + "<item/>".repeat(MANY) + "</rss>");
        assertThat(feed.items()).hasSizeLessThanOrEqualTo(50_000);
    }

    @Test
    void readsDeeplyNestedJson() {
        assertThat(parse("{\"items\":" + "[".repeat(MANY))).isNotNull();
        assertThat(parse("{\"a\":".repeat(MANY))).isNotNull();
    }

    private static Parsed parse(String text) {
        return FeedParser.parse(text.getBytes(UTF_8), null, "https://example.com/feed");
    }
}
