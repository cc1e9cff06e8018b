package dev.telex.ingest.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.parse.Parsed.Unreadable;
import dev.telex.wire.Enclosure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedParserTest {
    private static final String URL = "https://example.com/feeds/world.xml";

    @Test
    void readsEverythingAnRssItemSays() {
        Document feed = document("""
                <?xml version="1.0"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                     xmlns:dc="http://purl.org/dc/elements/1.1/">
                  <channel><title>World</title><link>https://example.com</link><description/><language>en-gb</language>
                    <item>
                      <title>Floods in &lt;i&gt;Kenya&lt;/i&gt; &amp;amp; Uganda</title>
                      <link>/2026/flood</link>
                      <guid isPermaLink="false">tag:1</guid>
                      <pubDate>Sun, 22 Nov 2026 07:30:00 +0100</pubDate>
                      <dc:creator>Ann Author</dc:creator>
                      <category>Africa</category><category>Weather</category>
                      <description>&lt;p&gt;Short&lt;/p&gt;</description>
                      <content:encoded><![CDATA[<p>Long</p>]]></content:encoded>
                      <enclosure url="/a.mp3" type="audio/mpeg" length="7"/>
                    </item>
                  </channel>
                </rss>""");
        assertThat(feed.title()).isEqualTo("World");
        assertThat(feed.language()).isEqualTo("en-gb");
        assertThat(feed.items())
                .containsExactly(new Item(
                        "tag:1",
                        "https://example.com/2026/flood",
                        "Floods in Kenya & Uganda",
                        "<p>Short</p>",
                        "<p>Long</p>",
                        List.of("Ann Author"),
                        List.of("Africa", "Weather"),
                        List.of(new Enclosure("https://example.com/a.mp3", "audio/mpeg", 7L)),
                        null,
                        Instant.parse("2026-11-22T06:30:00Z"),
                        null,
                        null,
                        null));
    }

    @Test
    void readsEverythingAnAtomEntrySays() {
        Document feed = document("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>World</title><id>f</id><updated>2026-11-22T08:00:00Z</updated>
                  <entry>
                    <title type="html">Floods &amp;lt; fires</title><id>urn:1</id>
                    <link rel="alternate" href="https://example.com/2026/flood"/>
                    <published>2026-11-22T06:30:00Z</published><updated>2026-11-22T07:00:00Z</updated>
                    <author><name>Ann Author</name></author><category term="Africa"/>
                    <summary>Short</summary><content type="html">&lt;p&gt;Long&lt;/p&gt;</content>
                  </entry>
                </feed>""");
        assertThat(feed.items())
                .containsExactly(new Item(
                        "urn:1",
                        "https://example.com/2026/flood",
                        "Floods < fires",
                        "Short",
                        "<p>Long</p>",
                        List.of("Ann Author"),
                        List.of("Africa"),
                        List.of(),
                        null,
                        Instant.parse("2026-11-22T06:30:00Z"),
                        Instant.parse("2026-11-22T07:00:00Z"),
                        null,
                        null));
    }

    @Test
    void takesAPermanentGuidForTheLinkWhereThereIsNone() {
        assertThat(item("<guid>https://example.com/2026/flood</guid>").link())
                .isEqualTo("https://example.com/2026/flood");
    }

    @Test
    void goesAroundFeedBurnersRedirector() {
        assertThat(item("""
                        <link>http://feedproxy.google.com/~r/x/1</link>
                        <fb:origLink xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0">https://example.com/a</fb:origLink>""").link()).isEqualTo("https://example.com/a");
    }

    @Test
    void leavesADateOutThatCannotBeRead() {
        assertThat(item("<pubDate>next Tuesday</pubDate>").published()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Profit &amp; loss            | Profit & loss
            Profit & loss                | Profit & loss
            5 < 7 and 9 > 8              | 5 < 7 and 9 > 8
            <b>Bold</b> words            | Bold words
            R&eacute;publique&nbsp;x     | République x
            """)
    void makesTitlesPlainText(String title, String plain) {
        assertThat(Markup.plain(title)).isEqualTo(plain);
    }

    @Test
    void healsBareAmpersandsAndDropsADoctype() {
        Document feed = document("""
                <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/x.dtd">
                <rss version="0.91"><channel><title>A & B</title><link>https://example.com</link><description/>
                <item><title>Smith & Sons</title><link>https://example.com/?a=1&b=2</link></item></channel></rss>""");
        assertThat(feed.items().getFirst().title()).isEqualTo("Smith & Sons");
        assertThat(feed.items().getFirst().link()).isEqualTo("https://example.com/?a=1&b=2");
    }

    @Test
    void readsTheEncodingThatTheDocumentDeclares() {
        String text = "<?xml version='1.0' encoding='iso-8859-1'?>" + rss("<title>Café</title>");
        Parsed parsed = FeedParser.parse(text.getBytes(ISO_8859_1), "text/xml", URL);
        assertThat(((Document) parsed).items().getFirst().title()).isEqualTo("Café");
    }

    @Test
    void neverFollowsAnEntity() {
        Parsed parsed = parse("""
                <!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                """ + rss("<title>&x;</title>"));
        assertThat(parsed.toString()).doesNotContain("root:");
    }

    @Test
    void namesAnHtmlPageForWhatItIs() {
        assertThat(unreadable("<!DOCTYPE html><html><body>Access denied</body></html>"))
                .isEqualTo(URL + ": an HTML page, not a feed; use the address behind the page's feed link");
    }

    @Test
    void isNotBroughtDownByAThousandComments() {
        assertThat(unreadable("<!--x-->\n".repeat(100_000) + "<html/>")).contains("an HTML page");
    }

    @Test
    void isNotHeldUpByDoctypesWithoutEnd() {
        assertThat(unreadable("<!DOCTYPE[".repeat(100_000))).contains("no feed that can be read");
    }

    @Test
    void saysThatAFeedIsCutInHalf() {
        String whole = rss("<title>One</title>");
        assertThat(unreadable(whole.substring(0, whole.length() - 20)))
                .startsWith(URL + ": cut off after ")
                .endsWith("bytes, in the middle of the feed; it is asked for again when due");
    }

    @Test
    void saysWhatItFoundInsteadOfAFeed() {
        assertThat(unreadable("{\"error\": 1}")).startsWith(URL + ": no feed that can be read (12 bytes): ");
        assertThat(unreadable("")).isEqualTo(URL + ": an empty document");
    }

    private static Item item(String inside) {
        return document(rss(inside)).items().getFirst();
    }

    private static String rss(String inside) {
        return "<rss version=\"2.0\"><channel><title>t</title><link>https://example.com</link><description/><item>"
                + inside + "</item></channel></rss>";
    }

    private static Document document(String text) {
        return (Document) parse(text);
    }

    private static String unreadable(String text) {
        return ((Unreadable) parse(text)).reason();
    }

    private static Parsed parse(String text) {
        return FeedParser.parse(text.getBytes(UTF_8), null, URL);
    }
}
