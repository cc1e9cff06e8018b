package dev.telex.ingest.parse.wire;

import dev.telex.ingest.parse.Item;
import dev.telex.wire.Editorial;
import dev.telex.wire.Editorial.Subject;
import dev.telex.wire.Enclosure;
import dev.telex.wire.PublicationStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An item of ninjs 1.x to 3.x, with what Superdesk ("evolvedfrom", "keywords", "authors") and TT ("replacing")
/// add.
///
/// Its uri is a name, not an address: the standard forbids to use it as a link.
final class NinjsItem {
    /// Everything that the item is about, one list each: in 1 in the singular.
    private static final List<String> ABOUT = List.of("subject", "person", "organisation", "place", "event", "object");
    private static final List<String> ABOUT_MANY =
            List.of("subjects", "people", "organisations", "places", "events", "objects");

    /// What an object may be to an item besides its subject: its file, its owner.
    private static final Set<String> ADMINISTRATIVE = Set.of("source", "classifiedas", "contributedby", "suppliedas");

    private final NinjsObject item;
    private final String base;
    private final List<NinjsText> descriptions;

    NinjsItem(NinjsObject item, String base) {
        this.item = item;
        this.base = base;
        this.descriptions = NinjsText.of(item, "descriptions", "description_");
    }

    /// What it is instead of news; null where it is news. The type says so, but not everybody gives one.
    @Nullable
    String notNews() {
        String unsaid = item.has("eventdetails") ? "event" : item.has("plannedcoverage") ? "planning" : "text";
        return switch (Text.first(item.text("type"), unsaid)) {
            case "event" -> "ninjs event: it announces what happens, it does not report it";
            case "planning" -> "ninjs planning item: it announces coverage, it is none";
            case null, default -> null;
        };
    }

    Item item() {
        return new Item(
                item.text("uri"),
                null,
                title(),
                NinjsText.summary(descriptions),
                NinjsText.html(NinjsText.of(item, "bodies", "body_")),
                authors(),
                categories(),
                enclosures(),
                item.text("language"),
                Text.first(time("firstcreated"), time("versioncreated")),
                time("versioncreated"),
                new Editorial(
                                status(),
                                item.text("version"),
                                Urgency.of(item.text("urgency")),
                                item.text("slugline"),
                                item.text("dateline", "located"),
                                item.text("byline", "by"),
                                credit(),
                                rights(),
                                embargoed(),
                                subjects())
                        .orNull(),
                replaces());
    }

    private String title() {
        List<NinjsText> headlines = NinjsText.of(item, "headlines", "headline_");
        String title = Text.first(
                Text.plain(item.text("headline")),
                NinjsText.inRole(headlines, "main"),
                headlines.stream().findFirst().map(NinjsText::line).orElse(null),
                Text.plain(item.text("title")));
        return title == null ? "" : title;
    }

    private List<String> authors() {
        List<String> named = Text.distinct(item.objects("authors").map(author -> author.text("name")));
        return named.isEmpty() ? Text.distinct(Stream.of(item.text("byline", "by"))) : named;
    }

    private List<String> categories() {
        return Text.distinct(Stream.concat(item.strings("keywords"), concepts().map(concept -> concept.text("name"))));
    }

    private List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        concepts().forEach(concept -> {
            String code = code(concept);
            if (code != null) {
                subjects.add(new Subject(code, concept.text("name")));
            }
        });
        return subjects.stream().distinct().toList();
    }

    private Stream<NinjsObject> concepts() {
        return Stream.concat(ABOUT.stream(), ABOUT_MANY.stream())
                .flatMap(item::objects)
                .filter(concept -> !ADMINISTRATIVE.contains(Text.local(concept.text("rel"))));
    }

    /// 1.x has scheme and code apart; the scheme is an address to put the code behind, or a name.
    private static @Nullable String code(NinjsObject concept) {
        String code = concept.text("code");
        String scheme = concept.text("scheme");
        if (code == null || scheme == null) {
            return Text.first(concept.text("uri"), code, concept.text("literal"));
        }
        return scheme.endsWith("/") || scheme.endsWith("#") ? scheme + code : scheme + ":" + code;
    }

    /// Its own files, then those of what belongs to it.
    private List<Enclosure> enclosures() {
        Enclosures enclosures = new Enclosures(base);
        Stream.concat(
                        Stream.of(item),
                        item.objects("associations").filter(other -> !Relation.isReplacement(other.text("rel"))))
                .flatMap(owner -> owner.objects("renditions"))
                .forEach(file -> enclosures.add(
                        file.text("href"), file.text("mimetype", "contenttype"), file.text("sizeinbytes")));
        return enclosures.all();
    }

    /// An embargo without a time that can be read ends when the agency says so.
    private @Nullable PublicationStatus status() {
        PublicationStatus status = Status.of(item.text("pubstatus"));
        boolean isOpenEmbargo =
                item.text("embargoed", "embargoeduntil", "embargoedreason") != null && embargoed() == null;
        return isOpenEmbargo && status != PublicationStatus.CANCELED ? PublicationStatus.WITHHELD : status;
    }

    private @Nullable Instant embargoed() {
        return Text.first(time("embargoed"), time("embargoeduntil"));
    }

    private @Nullable String credit() {
        return Text.first(
                NinjsText.inRole(descriptions, "creditline"),
                item.text("creditline"),
                item.objects("infosource", "infosources")
                        .map(source -> source.text("name"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                item.text("source", "copyrightholder"));
    }

    private @Nullable String rights() {
        return Text.first(
                Text.lines(Stream.of(item.text("copyrightnotice"), item.text("usageterms"))),
                item.text("copyrightholder"),
                item.object("rightsinfo").text("linkedrights"));
    }

    private @Nullable String replaces() {
        return Stream.of(
                        item.strings("evolvedfrom"),
                        item.strings("replacing"),
                        item.objects("associations")
                                .filter(other -> Relation.isReplacement(other.text("rel")))
                                .map(other -> other.text("uri")),
                        item.objects("altids")
                                .filter(other -> Relation.isReplacement(other.text("role")))
                                .map(other -> other.text("value")))
                .flatMap(others -> others)
                .filter(other -> other != null && !other.equals(item.text("uri")))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Instant time(String field) {
        return WireTime.of(item.text(field));
    }
}
