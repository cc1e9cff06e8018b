package dev.telex.ingest.parse;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What each element of an item tells.
final class ItemElements {
    private static final Pattern BETWEEN_KEYWORDS = Pattern.compile(",");

    private ItemElements() {}

    /// Of `media:content`, which has its file in attributes, and elements inside that count as the item's.
    static void media(Leaf leaf, Entry entry) {
        file(leaf, entry, leaf.attribute("fileSize"), false);
    }

    static void read(Term term, Leaf leaf, Entry entry) {
        switch (term) {
            case TITLE -> title(leaf, entry);
            case LINK -> Links.ofItem(leaf, entry);
            case ORIGINAL_LINK -> entry.link.offer(Links.ORIGINAL, leaf.address(leaf.text()));
            case GUID -> guid(leaf, entry);
            case ID -> entry.guid.offer(leaf.rank() == Entry.OWN ? Entry.OWN : Entry.SPARE, leaf.text());
            case SUMMARY -> summary(leaf, entry);
            case CONTENT, BODY -> content(leaf, entry);
            case PERSON -> entry.author(leaf.rank() == Entry.SPARE, person(leaf));
            case CATEGORY -> entry.category(category(leaf));
            case KEYWORDS -> BETWEEN_KEYWORDS.splitAsStream(leaf.plain()).forEach(entry::category);
            case ENCLOSURE -> file(leaf, entry, leaf.attribute("length"), false);
            case THUMBNAIL -> file(leaf, entry, null, true);
            case PUBLISHED -> entry.published.replace(published(leaf), leaf.text());
            case UPDATED -> entry.updated.replace(leaf.rank(), leaf.text());
            case RIGHTS -> entry.rights.offer(leaf.rank(), leaf.plain());
            case LICENSE -> entry.rights.offer(0, license(leaf));
            case LANGUAGE -> entry.language(Entry.OWN + 1, Languages.tag(leaf.text()));
            case WHERE, POINT -> where(leaf, entry);
            case LATITUDE -> entry.latitude(leaf.text());
            case LONGITUDE -> entry.longitude(leaf.text());
            case IN_REPLY_TO -> entry.inReplyTo(leaf.attribute("ref"));
            default -> {}
        }
    }

    private static void title(Leaf leaf, Entry entry) {
        if (!entry.title.isTaken(leaf.rank())) {
            entry.title.offer(leaf.rank(), leaf.plain());
            entry.language(Entry.SPARE, leaf.language());
        }
    }

    /// Two descriptions: the second is the text.
    private static void summary(Leaf leaf, Entry entry) {
        if (!entry.summary.isTaken(leaf.rank())) {
            entry.summary.offer(leaf.rank(), leaf.html());
            entry.language(Entry.DUBLIN_CORE, leaf.language());
        } else if (leaf.rank() == Entry.OWN) {
            entry.content(leaf.html());
        }
    }

    /// Content that lies elsewhere is a file that comes with the item.
    private static void content(Leaf leaf, Entry entry) {
        entry.enclosure(false, leaf.address(leaf.attribute("src")), leaf.attribute("type"), null);
        entry.content(leaf.html());
        entry.language(Entry.OWN, leaf.language());
    }

    /// A guid is an address unless it says that it is none; then it stands in for a link that is missing.
    private static void guid(Leaf leaf, Entry entry) {
        String guid = leaf.text();
        entry.guid.offer(Entry.OWN, guid);
        String permanent = leaf.attribute("isPermaLink");
        boolean address =
                permanent == null ? guid.startsWith("http") : permanent.strip().equalsIgnoreCase("true");
        if (address) {
            entry.link.offer(Entry.SPARE, leaf.address(guid));
        }
    }

    private static String person(Leaf leaf) {
        String name = leaf.inside(Term.NAME);
        String mail = leaf.inside(Term.EMAIL);
        if (name == null && mail == null) {
            return People.name(leaf.plain());
        }
        return People.name(Html.plain(name == null || name.isEmpty() ? Objects.requireNonNullElse(mail, "") : name));
    }

    private static @Nullable String category(Leaf leaf) {
        String term = leaf.attribute("term");
        return term == null ? leaf.plain() : term;
    }

    private static void file(Leaf leaf, Entry entry, @Nullable String length, boolean thumbnail) {
        entry.enclosure(thumbnail, leaf.address(leaf.attribute("url")), leaf.attribute("type"), length);
    }

    /// A point of GeoRSS itself, one of GML, alone or in GeoRSS, or the W3C's two numbers in one element.
    private static void where(Leaf leaf, Entry entry) {
        String position = leaf.inside(Term.POSITION);
        String inner = leaf.inside(Term.POINT, "srsName");
        if (Points.isOnTheGlobe(inner == null ? leaf.attribute("srsName") : inner)) {
            entry.point(Points.read(position == null ? leaf.text() : position));
        }
        entry.latitude(leaf.inside(Term.LATITUDE));
        entry.longitude(leaf.inside(Term.LONGITUDE));
    }

    private static int published(Leaf leaf) {
        return leaf.isNamed("created") ? Entry.SPARE : leaf.rank();
    }

    private static @Nullable String license(Leaf leaf) {
        String resource = leaf.attribute("rdf:resource");
        return resource == null ? leaf.text() : resource;
    }
}
