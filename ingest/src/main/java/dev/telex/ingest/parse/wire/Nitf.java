package dev.telex.ingest.parse.wire;

import dev.telex.ingest.parse.Item;
import dev.telex.ingest.parse.wire.Node.Element;
import dev.telex.wire.Editorial;
import dev.telex.wire.Editorial.Subject;
import dev.telex.wire.PublicationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An NITF document (3.0 to 3.6), alone or as the text of a NewsML-G2 or ninjs item.
///
/// Its doc-id says which article it is. The du-key would persist over a story's versions, but agencies put a
/// slugline into it that tomorrow's story has too; so it counts only where there is no doc-id.
final class Nitf {
    private static final Set<PublicationStatus> TAKEN_BACK =
            Set.of(PublicationStatus.CANCELED, PublicationStatus.WITHHELD);

    private final Element root;
    private final Element data;
    private final Element head;
    private final Element content;

    Nitf(Element root) {
        this.root = root;
        this.data = root.element("head").element("docdata");
        this.head = root.element("body").element("body.head");
        this.content = root.element("body").element("body.content");
    }

    Item item(String base) {
        Enclosures enclosures = new Enclosures(base);
        addMedia(enclosures);
        String byline = byline();
        return new Item(
                guid(),
                null,
                headline() == null ? "" : headline(),
                summary(),
                content(),
                authors(),
                categories(),
                enclosures.all(),
                language(),
                published(),
                null,
                new Editorial(
                                status(),
                                version(),
                                Urgency.of(data.element("urgency").attribute("ed-urg")),
                                null,
                                dateline(),
                                byline,
                                credit(),
                                rights(),
                                embargoed(),
                                subjects())
                        .orNull(),
                replaces());
    }

    @Nullable
    String headline() {
        return Text.first(
                head.element("hedline").element("hl1").text(),
                root.element("head").element("title").text());
    }

    @Nullable
    String summary() {
        return Hypertext.inside(head.element("abstract"));
    }

    /// The story, and what its writer put below it.
    @Nullable
    String content() {
        return Text.lines(Stream.of(
                Hypertext.inside(content), Hypertext.inside(root.element("body").element("body.end"))));
    }

    @Nullable
    String byline() {
        return Text.lines(head.elements("byline").map(Element::text));
    }

    List<String> authors() {
        List<String> people = Text.distinct(
                head.elements("byline").flatMap(line -> line.elements("person")).map(Element::text));
        return people.isEmpty() ? Text.distinct(head.elements("byline").map(Element::text)) : people;
    }

    @Nullable
    String dateline() {
        return head.element("dateline").text();
    }

    @Nullable
    String language() {
        return Text.first(root.attribute("lang"), root.element("body").attribute("lang"));
    }

    void addMedia(Enclosures enclosures) {
        root.all("media-reference")
                .forEach(file -> enclosures.add(file.attribute("source"), file.attribute("mime-type"), null));
    }

    private @Nullable String guid() {
        return Text.first(
                data.element("doc-id").attribute("id-string"),
                data.element("du-key").attribute("key"));
    }

    private @Nullable String version() {
        return Text.first(
                data.element("du-key").attribute("version"),
                data.element("du-key").attribute("generation"));
    }

    private @Nullable Instant published() {
        return Text.first(
                WireTime.of(data.element("date.issue").attribute("norm")),
                WireTime.of(head.element("dateline").element("story.date").attribute("norm")));
    }

    /// A document released when it is issued is under no embargo.
    private @Nullable Instant embargoed() {
        Instant release = WireTime.of(data.element("date.release").attribute("norm"));
        Instant issue = WireTime.of(data.element("date.issue").attribute("norm"));
        return release == null || (issue != null && !release.isAfter(issue)) ? null : release;
    }

    /// A notice without a text of its own has the status that it gives to the document it names.
    private @Nullable PublicationStatus status() {
        String own = data.attribute("management-status");
        if (withdraws() && (own == null || Status.of(own) == PublicationStatus.USABLE) && content() == null) {
            return Status.of(data.attribute("management-idref-status"));
        }
        return Text.local(own).equals("embargoed") && embargoed() == null ? PublicationStatus.WITHHELD : Status.of(own);
    }

    private @Nullable String replaces() {
        String other = data.attribute("management-doc-idref");
        return withdraws() && !String.valueOf(other).equals(guid()) ? other : null;
    }

    private boolean withdraws() {
        PublicationStatus others = Status.of(data.attribute("management-idref-status"));
        return others != null && TAKEN_BACK.contains(others);
    }

    private @Nullable String credit() {
        return Text.first(
                head.element("distributor").text(),
                data.element("doc.copyright").attribute("holder"));
    }

    private @Nullable String rights() {
        return Text.first(
                head.element("rights").text(), data.element("doc.copyright").attribute("holder"));
    }

    private List<String> categories() {
        return Text.distinct(Stream.concat(
                data.all("keyword").stream().map(keyword -> keyword.attribute("key")),
                subjects().stream().map(Subject::name)));
    }

    private List<Subject> subjects() {
        return root.element("head")
                .element("tobject")
                .elements("tobject.subject")
                .filter(subject -> subject.attribute("tobject.subject.refnum") != null)
                .map(subject -> new Subject(code(subject), name(subject)))
                .distinct()
                .toList();
    }

    /// IPTC's numbers: those from 2000 0000 on are Media Topics, the others the Subject Codes before them.
    private static String code(Element subject) {
        String number = String.valueOf(subject.attribute("tobject.subject.refnum"));
        String owner = subject.attribute("tobject.subject.ipr");
        if (owner != null && !owner.equalsIgnoreCase("IPTC")) {
            return owner + ":" + number;
        }
        return "http://cv.iptc.org/newscodes/" + (number.startsWith("2") ? "mediatopic/" : "subjectcode/") + number;
    }

    /// The most exact of the three that it may have.
    private static @Nullable String name(Element subject) {
        return Text.first(
                subject.attribute("tobject.subject.detail"),
                subject.attribute("tobject.subject.matter"),
                subject.attribute("tobject.subject.type"));
    }
}
