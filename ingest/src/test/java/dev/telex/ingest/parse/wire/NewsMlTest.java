package dev.telex.ingest.parse.wire;

import static dev.telex.ingest.parse.wire.Wire.item;
import static dev.telex.ingest.parse.wire.Wire.items;
import static dev.telex.ingest.parse.wire.Wire.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.parse.Item;
import dev.telex.wire.Editorial;
import dev.telex.wire.Editorial.Subject;
import dev.telex.wire.Enclosure;
import dev.telex.wire.PublicationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsMlTest {
    private static final String NAR = "http://iptc.org/std/nar/2006-10-01/";

    @Test
    void readsEverythingANewsItemSays() {
        Item item = item("""
                <?xml version="1.0" encoding="UTF-8"?>
                <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="3" xml:lang="en">
                  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/>
                  <catalog><scheme alias="desk" uri="http://agency.example/desk/"/></catalog>
                  <rightsInfo><copyrightNotice>© Agency</copyrightNotice><usageTerms>Not in Kenya</usageTerms></rightsInfo>
                  <itemMeta>
                    <itemClass qcode="ninat:text"/><provider literal="Agency"/>
                    <versionCreated>2026-11-22T08:00:00+01:00</versionCreated>
                    <firstCreated>2026-11-21T08:00:00+01:00</firstCreated>
                    <embargoed>2026-11-23T06:00:00Z</embargoed><pubStatus qcode="stat:usable"/>
                    <link rel="irel:seeAlso" href="urn:x:other"/>
                    <link rel="irel:previousVersion" residref="urn:x:0"/>
                    <link rel="irel:previousVersion" residref="urn:x:00"/>
                  </itemMeta>
                  <contentMeta>
                    <urgency>2</urgency><dateline>NAIROBI, Nov 22 (Agency) -</dateline><by>By Ann Author</by>
                    <creditline>Agency/Stringer</creditline><creator><name>Ann Author</name></creator>
                    <subject qcode="medtop:20000139"><name xml:lang="de">Flut</name><name xml:lang="en">flood</name></subject>
                    <subject qcode="desk:africa"/><subject qcode="unknown:1"/><subject literal="l1"><name>Tana</name></subject>
                    <keyword>rain</keyword><slugline>Kenya-floods</slugline>
                    <headline>Floods in   Kenya</headline><description role="drol:summary">Rivers rose.</description>
                  </contentMeta>
                  <assert qcode="desk:africa"><name>Africa desk</name></assert>
                  <contentSet>
                    <inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
                      <title>no</title></head><body><p class="x">Rivers &amp; lakes <b>rose</b>.</p><script>no</script></body></html>
                    </inlineXML>
                    <remoteContent href="photo one.jpg" contenttype="image/jpeg" size="77"/>
                  </contentSet>
                </newsItem>""");
        assertThat(item)
                .isEqualTo(new Item(
                        "urn:x:1",
                        null,
                        "Floods in Kenya",
                        "Rivers rose.",
                        "<p>Rivers &amp; lakes <b>rose</b>.</p>",
                        List.of("Ann Author"),
                        List.of("rain", "flood", "Africa desk", "Tana"),
                        List.of(new Enclosure("https://agency.example/photo%20one.jpg", "image/jpeg", 77L)),
                        "en",
                        Instant.parse("2026-11-21T07:00:00Z"),
                        Instant.parse("2026-11-22T07:00:00Z"),
                        new Editorial(
                                PublicationStatus.USABLE,
                                "3",
                                2,
                                "Kenya-floods",
                                "NAIROBI, Nov 22 (Agency) -",
                                "By Ann Author",
                                "Agency/Stringer",
                                "© Agency\nNot in Kenya",
                                Instant.parse("2026-11-23T06:00:00Z"),
                                List.of(
                                        new Subject("http://cv.iptc.org/newscodes/mediatopic/20000139", "flood"),
                                        new Subject("http://agency.example/desk/africa", "Africa desk"),
                                        new Subject("unknown:1", null))),
                        "urn:x:0"));
    }

    @ParameterizedTest
    @CsvSource({
        "stat:usable, USABLE",
        "stat:withheld, WITHHELD",
        "stat:canceled, CANCELED",
        "stat:cancelled, CANCELED",
        "anything:Canceled, CANCELED",
        "tt:commissioned,"
    })
    void understandsAStatusInAnySpelling(String code, @Nullable PublicationStatus status) {
        assertThat(editorial("<pubStatus qcode='%s'/>".formatted(code)).status())
                .isEqualTo(status);
        String uri = "http://cv.iptc.org/newscodes/pubstatusg2/" + code.substring(code.indexOf(':') + 1);
        assertThat(editorial("<pubStatus uri='%s'/>".formatted(uri)).status()).isEqualTo(status);
    }

    @Test
    void publishesAWithdrawalThatHasNothingButItsStatus() {
        Item item = item(
                "<newsItem guid='urn:x:1' version='4'><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta></newsItem>");
        assertThat(item.guid()).isEqualTo("urn:x:1");
        assertThat(item.title()).isEmpty();
        assertThat(Objects.requireNonNull(item.editorial()).status()).isEqualTo(PublicationStatus.CANCELED);
    }

    @Test
    void takesAnEmbargoWithoutATimeForWithheld() {
        assertThat(editorial("<embargoed/><pubStatus qcode='stat:usable'/>").status())
                .isEqualTo(PublicationStatus.WITHHELD);
        assertThat(editorial("<embargoed>next week</embargoed>").status()).isEqualTo(PublicationStatus.WITHHELD);
        assertThat(editorial("<embargoed/><pubStatus qcode='stat:canceled'/>").status())
                .isEqualTo(PublicationStatus.CANCELED);
    }

    @Test
    void readsAnyPrefixAndNone() {
        String prefixed =
                "<g:newsItem xmlns:g='%s' guid='a'><g:contentMeta><g:headline>A</g:headline></g:contentMeta></g:newsItem>"
                        .formatted(NAR);
        assertThat(item(prefixed).title()).isEqualTo("A");
        assertThat(item("<newsItem guid='a'><contentMeta><headline>A</headline></contentMeta></newsItem>")
                        .title())
                .isEqualTo("A");
    }

    @Test
    void readsPlainTextAndHtmlThatStandInlineAsData() {
        assertThat(item(inline("<inlineData contenttype='text/plain'>One &lt; two.\n\nThree.</inlineData>"))
                        .content())
                .isEqualTo("<p>One &lt; two.</p><p>Three.</p>");
        assertThat(item(inline("<inlineData contenttype='text/html'><![CDATA[<p>One</p>]]></inlineData>"))
                        .content())
                .isEqualTo("<p>One</p>");
        assertThat(reason(inline("<inlineData contenttype='image/jpeg' encoding='base64'>AAAA</inlineData>")))
                .contains("says nothing");
    }

    @Test
    void readsNitfInsideAndWhatItAloneSays() {
        Item item = item(inline("""
                <inlineXML><nitf xml:lang="fr"><body><body.head><hedline><hl1>Crues</hl1></hedline>
                <byline>Par <person>Anne Auteur</person></byline><dateline><location>NAIROBI</location></dateline></body.head>
                <body.content><p>Les fleuves.</p><hl2>Suite</hl2><block><p>Fin.</p></block>
                <media media-type="image"><media-reference mime-type="image/jpeg" source="a.jpg"/>
                <media-caption>Un fleuve</media-caption></media></body.content>
                <body.end><tagline>aa/bb</tagline></body.end></body></nitf></inlineXML>"""));
        assertThat(item.title()).isEqualTo("Crues");
        assertThat(item.language()).isEqualTo("fr");
        assertThat(item.authors()).containsExactly("Anne Auteur");
        assertThat(Objects.requireNonNull(item.editorial()).byline()).isEqualTo("Par Anne Auteur");
        assertThat(item.editorial().dateline()).isEqualTo("NAIROBI");
        assertThat(item.content())
                .contains(
                        "<h3>Suite</h3>",
                        "<div><p>Fin.</p></div>",
                        "<figcaption>Un fleuve</figcaption>",
                        "<p>aa/bb</p>");
        assertThat(item.enclosures()).extracting(Enclosure::url).containsExactly("https://agency.example/a.jpg");
    }

    @Test
    void publishesTheItemsOfAMessageAndPassesOverItsPlans() {
        String message = """
                <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header>
                <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/></header><itemSet>
                <packageItem guid="p"><groupSet><group><itemRef residref="a"/><itemRef residref="b"/></group></groupSet></packageItem>
                <planningItem guid="plan"><contentMeta><headline>Plan</headline></contentMeta></planningItem>
                <newsItem guid="a" version="2"><contentMeta><headline>A2</headline><subject qcode="medtop:1"/></contentMeta></newsItem>
                <newsItem guid="b"><contentMeta><headline>B</headline></contentMeta></newsItem>
                <newsItem guid="a" version="10"><contentMeta><headline>A10</headline></contentMeta></newsItem>
                <newsItem guid="a" version="9"><contentMeta><headline>A9</headline></contentMeta></newsItem>
                </itemSet></newsMessage>""";
        assertThat(items(message)).extracting(Item::title).containsExactly("A10", "B");
    }

    @Test
    void resolvesCodesByTheCatalogsOfTheMessageAround() {
        Item item = item("""
                <newsMessage><header><catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/></header>
                <itemSet><newsItem guid="a"><contentMeta><headline>A</headline><subject qcode="medtop:1"/></contentMeta></newsItem>
                </itemSet></newsMessage>""");
        assertThat(Objects.requireNonNull(item.editorial()).subjects())
                .containsExactly(new Subject("http://cv.iptc.org/newscodes/mediatopic/1", null));
    }

    @ParameterizedTest
    @CsvSource({
        "irel:previousVersion, residref, urn:x:0, urn:x:0",
        "irel:evolvedFrom, href, urn:x:0, urn:x:0",
        "irel:previousVersion, residref, urn:x:1,",
        "irel:seeAlso, href, urn:x:0,"
    })
    void namesTheItemThatItReplaces(String relation, String attribute, String other, @Nullable String replaces) {
        assertThat(item("""
                        <newsItem guid="urn:x:1"><itemMeta><link rel="%s" %s="%s"/></itemMeta>
                        <contentMeta><headline>A</headline></contentMeta></newsItem>""".formatted(relation, attribute, other)).replaces()).isEqualTo(replaces);
    }

    @ParameterizedTest
    @CsvSource({"planningItem, planning", "conceptItem, concept", "knowledgeItem, knowledge", "catalogItem, catalog"})
    void saysWhatItPassesOver(String root, String word) {
        assertThat(reason("<%s xmlns='%s' guid='a'/>".formatted(root, NAR)))
                .startsWith("https://agency.example/: a NewsML-G2 " + word + " item: ")
                .endsWith("nothing of it is published");
    }

    @Test
    void leavesOutFilesThatNobodyCouldReach() {
        assertThat(item(inline("""
                        <remoteContent href="file:///home/me/a.jpg"/><remoteContent href="javascript:alert(1)"/>
                        <remoteContent href="https://agency.example/a.jpg"/>""")).enclosures())
                .extracting(Enclosure::url)
                .containsExactly("https://agency.example/a.jpg");
    }

    private static Editorial editorial(String meta) {
        return Objects.requireNonNull(
                item("<newsItem guid='a' version='1'><itemMeta>%s</itemMeta><contentMeta><headline>A</headline></contentMeta></newsItem>"
                                .formatted(meta))
                        .editorial());
    }

    private static String inline(String contents) {
        return "<newsItem xmlns='%s' guid='a'><contentSet>%s</contentSet></newsItem>".formatted(NAR, contents);
    }
}
