package dev.telex.ingest.parse.wire;

import static dev.telex.ingest.parse.wire.Wire.URL;
import static dev.telex.ingest.parse.wire.Wire.item;
import static dev.telex.ingest.parse.wire.Wire.items;
import static dev.telex.ingest.parse.wire.Wire.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.parse.Item;
import dev.telex.wire.Editorial;
import dev.telex.wire.Editorial.Subject;
import dev.telex.wire.Enclosure;
import dev.telex.wire.PublicationStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NinjsTest {
    @Test
    void readsTheSpellingsOfAllVersions() {
        List<Item> versions = List.of(item("""
                        {"uri": "urn:x:1", "pubstatus": "withheld", "versioncreated": "2026-11-22T08:00:00Z",
                         "embargoed": "2026-11-23T08:00:00Z", "headline": "A", "body_xhtml": "<p>B</p>", "byline": "C",
                         "description_text": "D", "copyrightnotice": "E", "subject": [{"scheme": "http://s.example/",
                         "code": "1", "name": "F"}], "renditions": {"main": {"href": "a.jpg", "mimetype": "image/jpeg",
                         "sizeinbytes": 7}}}"""), item("""
                        {"uri": "urn:x:1", "pubstatus": "withheld", "versioncreated": "2026-11-22T08:00:00Z",
                         "embargoed": "2026-11-23T08:00:00Z", "headlines": [{"role": "other", "value": "Z"},
                         {"role": "main", "value": "A"}], "bodies": [{"contenttype": "text/html", "value": "<p>B</p>"}],
                         "by": "C", "descriptions": [{"value": "D"}], "copyrightnotice": "E",
                         "subjects": [{"uri": "http://s.example/1", "name": "F"}], "renditions": [{"href": "a.jpg",
                         "contenttype": "image/jpeg", "sizeinbytes": 7}]}"""), item("""
                        {"uri": "urn:x:1", "pubStatus": "withheld", "versionCreated": "2026-11-22T08:00:00Z",
                         "embargoedUntil": "2026-11-23T08:00:00Z", "headlines": [{"value": "A"}],
                         "bodies": [{"value": "B", "contentType": "text/plain"}, {"contentType": "text/html",
                         "value": "<p>B</p>"}], "by": "C", "descriptions": [{"role": "creditline", "value": "E"},
                         {"role": "text", "contentType": "text/plain", "value": "D"}], "copyrightNotice": "E",
                         "subjects": [{"uri": "http://s.example/1", "name": "F"}], "renditions": [{"href": "a.jpg",
                         "contentType": "image/jpeg", "sizeInBytes": 7}]}"""));
        Item first = versions.getFirst();
        assertThat(first.content()).isEqualTo("<p>B</p>");
        assertThat(first.summary()).isEqualTo("D");
        assertThat(first.enclosures()).containsExactly(new Enclosure("https://agency.example/a.jpg", "image/jpeg", 7L));
        assertThat(editorial(first).status()).isEqualTo(PublicationStatus.WITHHELD);
        assertThat(editorial(first).embargoed()).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(editorial(first).subjects()).containsExactly(new Subject("http://s.example/1", "F"));
        assertThat(versions.get(1)).isEqualTo(first);
        assertThat(editorial(versions.get(2)).credit()).isEqualTo("E");
        assertThat(versions.get(2))
                .usingRecursiveComparison()
                .ignoringFields("editorial.credit")
                .isEqualTo(first);
    }

    @Test
    void readsWhatSuperdeskAdds() {
        Item item = item("""
                {"uri": "urn:x:2", "type": "text", "headline": "<i>A</i> &amp; B", "body_html": "<p>C</p>",
                 "description_html": "<p>D</p>", "evolvedfrom": "urn:x:1", "keywords": ["rain"], "source": "Agency",
                 "authors": [{"name": "Ann Author"}], "byline": "By Ann Author", "urgency": 3, "priority": 6,
                 "subject": [{"scheme": "mediatopic", "code": "20000139", "name": "flood"}]}""");
        assertThat(item.title()).isEqualTo("A & B");
        assertThat(item.content()).isEqualTo("<p>C</p>");
        assertThat(item.summary()).isEqualTo("<p>D</p>");
        assertThat(item.replaces()).isEqualTo("urn:x:1");
        assertThat(item.authors()).containsExactly("Ann Author");
        assertThat(item.categories()).containsExactly("rain", "flood");
        assertThat(editorial(item).credit()).isEqualTo("Agency");
        assertThat(editorial(item).subjects()).containsExactly(new Subject("mediatopic:20000139", "flood"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"evolvedfrom\": \"urn:x:1\"",
                "\"replacing\": [\"urn:x:1\", \"urn:x:0\"]",
                "\"altIds\": [{\"role\": \"previousVersion\", \"value\": \"urn:x:1\"}]",
                "\"associations\": [{\"rel\": \"replaces\", \"uri\": \"urn:x:1\"}]"
            })
    void namesTheItemThatItReplacesInAnyOfFourWays(String field) {
        assertThat(item("{\"uri\": \"urn:x:2\", \"headline\": \"A\", %s}".formatted(field))
                        .replaces())
                .isEqualTo("urn:x:1");
        assertThat(item("{\"uri\": \"urn:x:1\", \"headline\": \"A\", %s}".formatted(field.replace(", \"urn:x:0\"", "")))
                        .replaces())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"usable, USABLE", "withheld, WITHHELD", "canceled, CANCELED", "cancelled, CANCELED", "odd,"})
    void understandsItsStatusAndNeedsNoTextForIt(String given, @Nullable PublicationStatus status) {
        String document = "{\"uri\": \"urn:x:1\", \"version\": \"2\", \"pubstatus\": \"%s\"}".formatted(given);
        if (status == null || status == PublicationStatus.USABLE) {
            assertThat(reason(document)).contains("says nothing");
        } else {
            assertThat(editorial(item(document)).status()).isEqualTo(status);
        }
    }

    @Test
    void takesAnEmbargoWithoutATimeForWithheld() {
        assertThat(editorial(item("{\"uri\": \"a\", \"headline\": \"A\", \"embargoedReason\": \"byInstruction\"}"))
                        .status())
                .isEqualTo(PublicationStatus.WITHHELD);
    }

    @Test
    void takesTheBestNotationThatItKnows() {
        String nitf = "<nitf><body><body.content><p>All of it.</p></body.content></body></nitf>";
        String bodies = "{\"uri\": \"a\", \"bodies\": [{\"contentType\": \"application/xml\", \"value\": \"<X/>\"},"
                + "{\"contentType\": \"text/plain\", \"value\": \"Some.\"},"
                + "{\"contentType\": \"text/vnd.IPTC.NITF\", \"value\": \"%s\"}%s]}";
        assertThat(item(bodies.formatted(nitf, "")).content()).isEqualTo("<p>All of it.</p>");
        assertThat(item(bodies.formatted("<nitf><broken", "")).content()).isEqualTo("Some.");
        String html = ", {\"contentType\": \"text/html\", \"value\": \"<html><head><title>T</title></head>"
                + "<body><p>All</p></body></html>\"}";
        assertThat(item(bodies.formatted(nitf, html)).content()).isEqualTo("<p>All</p>");
    }

    @Test
    void makesParagraphsOfPlainText() {
        assertThat(item("{\"uri\": \"a\", \"body_text\": \"A < B\\nC\"}").content())
                .isEqualTo("<p>A &lt; B</p><p>C</p>");
        assertThat(item("{\"uri\": \"a\", \"body_text\": \"A\\n B\\n\\nC\"}").content())
                .isEqualTo("<p>A B</p><p>C</p>");
    }

    @Test
    void readsTheFilesOfWhatBelongsToIt() {
        assertThat(item("""
                        {"uri": "a", "headline": "A", "renditions": [{"href": "/1.jpg"}], "associations": {"main":
                        {"uri": "b", "renditions": {"x": {"href": "/2.jpg"}, "y": {"href": "/1.jpg"}}}}}""").enclosures())
                .extracting(Enclosure::url)
                .containsExactly("https://agency.example/1.jpg", "https://agency.example/2.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "{\"items\": [%s]}", "{\"_items\": [%s]}", "{\"hits\": [%s]}"})
    void readsAList(String list) {
        String two = "{\"uri\": \"a\", \"headline\": \"A\"}, {\"uri\": \"b\", \"headline\": \"B\", \"type\": \"text\"},"
                + "{\"uri\": \"c\", \"headline\": \"C\", \"type\": \"event\"}, {\"other\": 1}, 7";
        assertThat(items(list.formatted(two))).extracting(Item::title).containsExactly("A", "B");
    }

    @Test
    void passesOverEventsAndPlans() {
        assertThat(reason("{\"uri\": \"a\", \"type\": \"event\", \"headlines\": [{\"value\": \"A\"}]}"))
                .contains("a ninjs event: ", "nothing of it is published");
        assertThat(reason("{\"uri\": \"a\", \"title\": \"A\", \"plannedCoverage\": []}"))
                .contains("a ninjs planning item: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": 1, \"uri\": \"a\"}]}",
                "{\"uri\": \"a\", \"name\": \"something else\"}",
                "{\"headline\": \"without a name\"}",
                "[]",
                "true"
            })
    void leavesOtherJsonToOthers(String json) {
        assertThat(WireFormats.read(json, URL)).isNull();
    }

    private static Editorial editorial(Item item) {
        return Objects.requireNonNull(item.editorial());
    }
}
