package dev.telex.ingest.parse.wire;

import dev.telex.ingest.parse.Item;
import dev.telex.ingest.parse.wire.Node.Element;
import dev.telex.wire.Editorial;
import dev.telex.wire.PublicationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A news item or package of NewsML-G2.
///
/// Published is when its first version was made, updated when this one was: the dates of the content are those
/// of a photograph or of an archive's film.
final class NewsMlItem {
    private static final Set<String> SUMMARY = Set.of("summary", "caption", "abstract", "lead");

    private final Element item;
    private final Element meta;
    private final Element content;
    private final Element rights;
    private final Payload payload;
    private final Catalog catalog;
    private final @Nullable String language;
    private final @Nullable String guid;

    NewsMlItem(Element item, Element message, String base) {
        this.item = item;
        this.meta = item.element("itemMeta");
        this.content = item.element("contentMeta");
        this.rights = item.element("rightsInfo");
        this.payload = new Payload(item, base);
        this.guid = item.attribute("guid");
        this.language =
                Text.first(content.element("language").attribute("tag"), payload.language(), item.attribute("lang"));
        this.catalog = new Catalog(item, message, language);
    }

    Item item() {
        List<Element> concepts = catalog.concepts(content.elements("subject"));
        String summary = summary();
        return new Item(
                guid,
                null,
                title(),
                summary,
                Text.first(payload.html(), descriptions(summary)),
                authors(),
                categories(concepts),
                payload.enclosures(),
                language,
                Text.first(time("firstCreated"), time("versionCreated")),
                time("versionCreated"),
                new Editorial(
                                status(),
                                item.attribute("version"),
                                Urgency.of(content.element("urgency").text()),
                                content.element("slugline").text(),
                                Text.first(
                                        content.element("dateline").text(),
                                        payload.nitf().dateline(),
                                        catalog.name(content.element("located"))),
                                Text.first(
                                        content.element("by").text(),
                                        payload.nitf().byline()),
                                credit(),
                                rights(),
                                time("embargoed"),
                                catalog.subjects(concepts))
                        .orNull(),
                replaces());
    }

    private String title() {
        String title = Text.first(
                catalog.best(content.elements("headline").toList()),
                payload.nitf().headline(),
                catalog.best(meta.elements("title").toList()));
        return title == null ? "" : title;
    }

    private @Nullable String summary() {
        return Text.first(
                content.elements("description")
                        .filter(text -> SUMMARY.contains(Text.local(text.attribute("role"))))
                        .map(Hypertext::inside)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                payload.nitf().summary(),
                Hypertext.inside(content.element("description")));
    }

    /// The text of a film: its shot list and its script are descriptions.
    private @Nullable String descriptions(@Nullable String summary) {
        List<String> others = content.elements("description")
                .map(Hypertext::inside)
                .filter(text -> text != null && !text.equals(summary))
                .map(text -> "<p>" + text + "</p>")
                .toList();
        return Text.orNull(String.join("\n", others));
    }

    private List<String> authors() {
        List<String> creators = Text.distinct(content.elements("creator")
                .map(creator -> Text.first(catalog.name(creator), creator.attribute("literal"))));
        return creators.isEmpty() ? payload.nitf().authors() : creators;
    }

    private List<String> categories(List<Element> concepts) {
        return Text.distinct(Stream.concat(
                content.elements("keyword").map(Element::text),
                concepts.stream().map(catalog::name)));
    }

    /// An embargo without a time that can be read ends when the agency says so.
    private @Nullable PublicationStatus status() {
        Element given = meta.element("pubStatus");
        PublicationStatus status = Status.of(Text.first(given.attribute("qcode"), given.attribute("uri")));
        boolean isOpenEmbargo = meta.has("embargoed") && time("embargoed") == null;
        return isOpenEmbargo && status != PublicationStatus.CANCELED ? PublicationStatus.WITHHELD : status;
    }

    private @Nullable String credit() {
        Element provider = meta.element("provider");
        String code = provider.attribute("qcode");
        return Text.first(
                content.element("creditline").text(),
                catalog.name(content.element("infoSource")),
                catalog.name(provider),
                provider.attribute("literal"),
                code == null ? null : code.substring(code.indexOf(':') + 1));
    }

    private @Nullable String rights() {
        String terms = Text.lines(Stream.of("copyrightNotice", "usageTerms")
                .flatMap(rights::elements)
                .map(Element::text));
        return Text.first(terms, catalog.name(rights.element("copyrightHolder")));
    }

    /// Of several, the first: agencies list a story's versions from the oldest on.
    private @Nullable String replaces() {
        return meta.elements("link")
                .filter(link -> Relation.isReplacement(Text.first(link.attribute("rel"), link.attribute("reluri"))))
                .map(link -> Text.first(link.attribute("residref"), link.attribute("href")))
                .filter(other -> other != null && !other.equals(guid))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Instant time(String name) {
        return WireTime.of(meta.element(name).text());
    }
}
