package dev.telex.ingest.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.parse.Parsed.Unreadable;
import dev.telex.wire.Enclosure;
import dev.telex.wire.Place.GeoPoint;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
        assertThat(Html.plain(title)).isEqualTo(plain);
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
    void readsTheCompleteItemsOfAFeedThatIsCutOffAndSaysSo() {
        Document cut = document("<rss><channel><title>t</title><item><title>One</title></item><item><title>Tw");
        assertThat(cut.items()).extracting(Item::title).containsExactly("One");
        assertThat(cut.fault()).startsWith(URL + ": cut off after ");
        assertThat(document(rss("<title>One</title>")).fault()).isNull();
    }

    @Test
    void readsAFeedBehindJunkAndBeforeMore() {
        Document feed = document(
                "<br />\n<b>Warning</b>: mysql_connect() in /x.php<br />\n<?xml version=\"1.0\"?><?xml version=\"1.0\"?>"
                        + rss("<title>One</title>") + "<script>track()</script>");
        assertThat(feed.items()).extracting(Item::title).containsExactly("One");
        assertThat(feed.fault()).isNull();
    }

    @Test
    void readsAnItemWhoseTitleHasNoEndTag() {
        Item item = item("<title>Floods in Kenya<link>https://example.com/a</link>");
        assertThat(item.title()).isEqualTo("Floods in Kenya");
        assertThat(item.link()).isEqualTo("https://example.com/a");
    }

    @Test
    void keepsItemsApartOfWhichOneHasNoEndTag() {
        Document feed =
                document("<rss><channel><item><title>One</title><item><title>Two</title></item></channel></rss>");
        assertThat(feed.items()).extracting(Item::title).containsExactly("One", "Two");
    }

    @Test
    void readsWhatADefaultNamespaceOfAnItemsElementDoesNotReach() {
        Item item = item("<body xmlns='http://www.w3.org/1999/xhtml'><p>Long</p></body><title>One</title>");
        assertThat(item.content()).isEqualTo("<p>Long</p>");
        assertThat(item.title()).isEqualTo("One");
    }

    @Test
    void takesFilesAndWordsOfMediaRssWhereTheItemHasNoneOfItsOwn() {
        Item item = item("""
                <media:group xmlns:media="http://search.yahoo.com/mrss/">
                  <media:title>Floods</media:title><media:description>Water</media:description>
                  <media:content url="https://example.com/a.jpg" type="image/jpeg" fileSize="7"><media:credit>AP</media:credit></media:content>
                  <media:thumbnail url="https://example.com/small.jpg"/>
                </media:group>""");
        assertThat(item.title()).isEqualTo("Floods");
        assertThat(item.summary()).isEqualTo("Water");
        assertThat(item.enclosures()).containsExactly(new Enclosure("https://example.com/a.jpg", "image/jpeg", 7L));
    }

    @Test
    void leavesAnEmptyAuthorOut() {
        Document feed = document(
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><author><name></name></author></entry></feed>");
        assertThat(feed.items().getFirst().authors()).isEmpty();
    }

    @Test
    void takesRightsAndLanguageOfAnItem() {
        Item item = item("<dc:rights>© AFP</dc:rights><dc:language>fr_FR</dc:language>");
        assertThat(item.editorial()).isNotNull();
        assertThat(item.editorial().rights()).isEqualTo("© AFP");
        assertThat(item.language()).isEqualTo("fr-FR");
    }

    @Test
    void readsWhereItHappenedAndWhatItAnswers() {
        String namespaces =
                "xmlns:geo='http://www.w3.org/2003/01/geo/wgs84_pos#' xmlns:g='http://www.georss.org/georss'"
                        + " xmlns:t='http://purl.org/syndication/thread/1.0'";
        String numbers = "<geo:lat>55.7</geo:lat><geo:long>-12.5</geo:long>";
        assertThat(where("<title>W3C</title>" + numbers, namespaces)).isEqualTo(new GeoPoint(55.7, -12.5));
        assertThat(where("<title>W3C</title><geo:Point>" + numbers + "</geo:Point>", namespaces))
                .isEqualTo(new GeoPoint(55.7, -12.5));
        assertThat(where("<title>both</title>" + numbers + "<g:point>1 2</g:point>", namespaces))
                .isEqualTo(new GeoPoint(1, 2));
        assertThat(where("<title>none</title><g:point>95 1</g:point><g:box>1 2 3 4</g:box>", namespaces))
                .isNull();
        Item answer = item("<title>Re: One</title><t:in-reply-to xmlns:t='http://purl.org/syndication/thread/1.0'"
                + " ref='urn:one'/>");
        assertThat(Objects.requireNonNull(answer.editorial()).inReplyTo()).isEqualTo("urn:one");
    }

    private static @Nullable GeoPoint where(String inside, String namespaces) {
        Item item = document(rss(inside).replace("<item>", "<item " + namespaces + ">"))
                .items()
                .getFirst();
        return item.editorial() == null ? null : item.editorial().location();
    }

    @Test
    void takesNoLinkThatRunsSomething() {
        assertThat(item("<link>java\nscript:alert(1)</link>").link()).isNull();
        assertThat(item("<enclosure url='data:text/html,x'/>").enclosures()).isEmpty();
    }

    @Test
    void makesAddressesInsideOfTextsAbsolute() {
        assertThat(
                        item("<description>&lt;a href='/b?x=1'&gt;b&lt;/a&gt; &lt;img src=c.png&gt; &lt;a href='#d'&gt;</description>")
                                .summary())
                .isEqualTo(
                        "<a href='https://example.com/b?x=1'>b</a> <img src=https://example.com/feeds/c.png> <a href='#d'>");
    }

    @Test
    void mendsUtf8ThatWasEncodedTwiceAndLettersThatCameAsControls() {
        assertThat(item("<title>RÃ©publique</title>").title()).isEqualTo("République");
        assertThat(item("<title>don\u0092t&#7; stop</title>").title()).isEqualTo("don’t stop");
        assertThat(item("<title>caf&#195;&#169;&#226;&#128;&#166;</title>").title())
                .isEqualTo("café…");
        assertThat(item("<title>“Martine Ã©crit en UTF-8”</title>").title()).isEqualTo("“Martine Ã©crit en UTF-8”");
        assertThat(item("<title>Été à Bâle</title>").title()).isEqualTo("Été à Bâle");
    }

    @Test
    void readsLatinLettersAmongUtf8() {
        byte[] mixed = rss("<title>Été – caf#</title>").getBytes(UTF_8);
        mixed[indexOf(mixed, '#')] = (byte) 0xE9;
        assertThat(((Document) FeedParser.parse(mixed, "text/xml; charset=utf-8", URL))
                        .items()
                        .getFirst()
                        .title())
                .isEqualTo("Été – café");
    }

    @Test
    void believesTheLettersBeforeTheServer() {
        byte[] bytes = rss("<title>Été</title>").getBytes(UTF_8);
        assertThat(((Document) FeedParser.parse(bytes, "text/xml; charset=iso-8859-1", URL))
                        .items()
                        .getFirst()
                        .title())
                .isEqualTo("Été");
    }

    @Test
    void tellsHowOftenAFeedIsWorthAsking() {
        Document feed = document("""
                <rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
                <ttl>30</ttl><skipHours><hour>0</hour><hour>24</hour><hour>7</hour></skipHours>
                <skipDays><day>Sunday</day></skipDays><sy:updatePeriod> hourly </sy:updatePeriod>
                <sy:updateFrequency>4</sy:updateFrequency><sy:updateBase>2026-01-01T00:00+00:00</sy:updateBase>
                <atom:link rel="self" href="/feed"/><atom:link rel="hub" href="https://hub.example.com/"/>
                <link>https://example.com/world</link></channel></rss>""");
        assertThat(feed.pace())
                .isEqualTo(new Pace(
                        Duration.ofMinutes(30),
                        Set.of(0, 7),
                        Set.of(DayOfWeek.SUNDAY),
                        Duration.ofMinutes(15),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        false));
        assertThat(feed.self()).isEqualTo("https://example.com/feed");
        assertThat(feed.hubs()).containsExactly("https://hub.example.com/");
        assertThat(feed.link()).isEqualTo("https://example.com/world");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cloudflare | <html><head><title>Just a moment...</title></head></html>
            Akamai     | <HTML><HEAD><TITLE>Access Denied</TITLE></HEAD>Reference&#32;&#35;18&#46;2 https://errors.edgesuite.net/18</HTML>
            Incapsula  | <html><script src="/_Incapsula_Resource?SWJIYLWA=1"></script></html>
            DataDome   | <html><script src="https://ct.captcha-delivery.com/c.js"></script></html>
            """)
    void namesABotWall(String wall, String page) {
        assertThat(unreadable(page)).startsWith(URL + ": a bot wall (" + wall + "), not a feed; ");
    }

    @Test
    void namesAPageThatWantsJavaScriptALoginOrConsent() {
        assertThat(unreadable("<html><noscript>Please enable JavaScript</noscript></html>"))
                .contains("JavaScript");
        assertThat(unreadable("<html><form><input type=\"password\"></form></html>"))
                .contains("login page");
        assertThat(unreadable("<html><form action='https://consent.google.com/s'></form></html>"))
                .contains("consent page");
    }

    @Test
    void saysWhichFeedsAPageAnnounces() {
        String page = unreadable("""
                <!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml">
                <link rel="stylesheet" href="/x.css"></head></html>""");
        assertThat(page).endsWith("the feeds it announces: https://example.com/rss.xml");
    }

    @Test
    void saysWhatItFoundInsteadOfAFeed() {
        assertThat(unreadable("{\"error\": 1}")).startsWith(URL + ": no feed that can be read (12 bytes): ");
        assertThat(unreadable("")).isEqualTo(URL + ": an empty document");
    }

    private static int indexOf(byte[] bytes, char character) {
        int at = 0;
        while (bytes[at] != character) {
            at++;
        }
        return at;
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
