package dev.telex.ingest.parse.wire;

import static dev.telex.ingest.parse.wire.Wire.item;
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

class NitfTest {
    @Test
    void readsEverythingADocumentSays() {
        Item item = item("""
                <?xml version="1.0" encoding="iso-8859-1"?>
                <!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "nitf-3-6.dtd">
                <nitf xml:lang="en-US">
                  <head>
                    <title>kenya-floods</title>
                    <tobject><tobject.subject tobject.subject.refnum="20000139" tobject.subject.type="disaster"
                        tobject.subject.matter="flood"/>
                      <tobject.subject tobject.subject.refnum="17005000"/>
                      <tobject.subject tobject.subject.ipr="AAP" tobject.subject.refnum="7" tobject.subject.type="Africa"/></tobject>
                    <docdata management-status="usable">
                      <doc-id regsrc="AG" id-string="ag-1"/><du-key key="Kenya-floods" version="4"/>
                      <urgency ed-urg="3"/><date.issue norm="20261122T070000Z"/><date.release norm="20261122T120000+0300"/>
                      <doc.copyright holder="Agency" year="2026"/>
                      <key-list><keyword key="rain"/></key-list>
                    </docdata>
                  </head>
                  <body>
                    <body.head>
                      <hedline><hl1>Floods in <em>Kenya</em></hl1><hl2>Rivers rise</hl2></hedline>
                      <rights>Not in <rights.geography>Kenya</rights.geography></rights>
                      <byline>By <person>Ann Author</person>, <byttl>staff</byttl></byline>
                      <distributor>The Agency</distributor>
                      <dateline><location>NAIROBI</location>, <story.date norm="20261122">Nov 22</story.date></dateline>
                      <abstract><p>Rivers rose.</p></abstract>
                    </body.head>
                    <body.content>
                      <media media-type="image"><media-reference mime-type="image/jpeg" source="/a.jpg"/>
                        <media-caption>A river</media-caption><media-producer>AA</media-producer></media>
                      <media media-type="video"><media-reference mime-type="video/mp4" source="/a.mp4"/></media>
                      <p>The <location>Tana</location> rose by <num>3</num>&nbsp;m &mdash; <a href="https://x.example/?a=1&amp;b=2">more</a>.</p>
                      <table><tr><td colspan="2">1</td></tr></table>
                    </body.content>
                  </body>
                </nitf>""");
        assertThat(item)
                .isEqualTo(new Item(
                        "ag-1",
                        null,
                        "Floods in Kenya",
                        "<p>Rivers rose.</p>",
                        "<figure><img src=\"/a.jpg\"> <figcaption>A river</figcaption></figure> <figure></figure> "
                                + "<p>The Tana rose by 3 m — <a href=\"https://x.example/?a=1&amp;b=2\">more</a>.</p> "
                                + "<table><tr><td colspan=\"2\">1</td></tr></table>",
                        List.of("Ann Author"),
                        List.of("rain", "flood", "Africa"),
                        List.of(
                                new Enclosure("https://agency.example/a.jpg", "image/jpeg", null),
                                new Enclosure("https://agency.example/a.mp4", "video/mp4", null)),
                        "en-US",
                        Instant.parse("2026-11-22T07:00:00Z"),
                        null,
                        new Editorial(
                                PublicationStatus.USABLE,
                                "4",
                                3,
                                null,
                                "NAIROBI, Nov 22",
                                "By Ann Author, staff",
                                "The Agency",
                                "Not in Kenya",
                                Instant.parse("2026-11-22T09:00:00Z"),
                                List.of(
                                        new Subject("http://cv.iptc.org/newscodes/mediatopic/20000139", "flood"),
                                        new Subject("http://cv.iptc.org/newscodes/subjectcode/17005000", null),
                                        new Subject("AAP:7", "Africa"))),
                        null));
    }

    @Test
    void goesByItsDuKeyWhereItHasNoDocId() {
        assertThat(item(document("<du-key key='k' generation='2'/>", "")).guid())
                .isEqualTo("k");
        assertThat(item(document("<doc-id id-string='d'/><du-key key='k'/>", ""))
                        .guid())
                .isEqualTo("d");
    }

    @ParameterizedTest
    @CsvSource({
        "usable, USABLE",
        "withheld, WITHHELD",
        "canceled, CANCELED",
        "cancelled, CANCELED",
        "embargoed, WITHHELD",
        "advisory,"
    })
    void understandsItsStatus(String given, @Nullable PublicationStatus status) {
        assertThat(editorial(document("<urgency ed-urg='5'/>", "management-status='%s'".formatted(given)))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void isUnderNoEmbargoWhereItIsReleasedWhenIssued() {
        String dates = "<urgency ed-urg='5'/><date.issue norm='20261122T120000Z'/><date.release norm='20261122T%s'/>";
        assertThat(editorial(document(dates.formatted("120000Z"), "")).embargoed())
                .isNull();
        assertThat(editorial(document(dates.formatted("120001Z"), "management-status='embargoed'")))
                .satisfies(told -> assertThat(told.embargoed()).isEqualTo("2026-11-22T12:00:01Z"))
                .satisfies(told -> assertThat(told.status()).isNull());
    }

    @Test
    void withdrawsTheDocumentThatItNames() {
        Item notice = item("""
                <nitf><head><docdata management-status="usable" management-doc-idref="ag-1" management-idref-status="cancelled">
                <doc-id id-string="ag-2"/></docdata></head><body><body.head><hedline><hl1>KILL: Kenya floods</hl1></hedline>
                </body.head></body></nitf>""");
        assertThat(notice.replaces()).isEqualTo("ag-1");
        assertThat(Objects.requireNonNull(notice.editorial()).status()).isEqualTo(PublicationStatus.CANCELED);
    }

    @Test
    void takesThePlaceOfTheDocumentThatItWithdrawsWhereItHasATextOfItsOwn() {
        Item substitute = item("""
                <nitf><head><docdata management-status="usable" management-doc-idref="ag-1" management-idref-status="canceled">
                <doc-id id-string="ag-2"/></docdata></head><body><body.content><p>Again.</p></body.content></body></nitf>""");
        assertThat(substitute.replaces()).isEqualTo("ag-1");
        assertThat(Objects.requireNonNull(substitute.editorial()).status()).isEqualTo(PublicationStatus.USABLE);
    }

    @Test
    void saysThatItSaysNothing() {
        assertThat(reason("<nitf><head/></nitf>")).contains("NITF that says nothing");
    }

    private static Editorial editorial(String document) {
        return Objects.requireNonNull(item(document).editorial());
    }

    private static String document(String data, String attributes) {
        return "<nitf><head><docdata %s>%s</docdata></head><body><body.content><p>A</p></body.content></body></nitf>"
                .formatted(attributes, data);
    }
}
