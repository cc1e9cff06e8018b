package dev.telex.ingest.parse;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which elements of which namespaces Telex reads, and as what.
///
/// A namespace is known by a family name, the prefix it usually has; the vocabularies of all RSS and Atom
/// versions are one family, because feeds mix them.
final class Vocabulary {
    /// RSS, RDF, CDF and Atom.
    static final String CORE = "";
    /// Anything of which nothing is read.
    static final String FOREIGN = "?";

    static final String XHTML = "xhtml";

    private static final Map<String, String> FAMILIES = Map.ofEntries(
            entry("", CORE),
            entry("http://backend.userland.com/rss", CORE),
            entry("http://blogs.law.harvard.edu/tech/rss", CORE),
            entry("http://purl.org/rss/1.0", CORE),
            entry("http://my.netscape.com/rdf/simple/0.9", CORE),
            entry("http://example.com/newformat#", CORE),
            entry("http://example.com/necho", CORE),
            entry("http://purl.org/echo", CORE),
            entry("uri/of/echo/namespace#", CORE),
            entry("http://purl.org/pie", CORE),
            entry("http://purl.org/atom/ns#", CORE),
            entry("http://www.w3.org/2005/atom", CORE),
            entry("http://purl.org/rss/1.0/modules/rss091#", CORE),
            entry("http://backend.userland.com/rss2", CORE),
            entry("http://channel.netscape.com/rdf/simple/0.9", CORE),
            entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
            entry("http://purl.org/dc/elements/1.1", "dc"),
            entry("http://purl.org/dc/elements/1.0", "dc"),
            entry("http://purl.org/dc/terms", "dcterms"),
            entry("http://purl.org/rss/1.0/modules/content", "content"),
            entry("http://purl.org/rss/1.0/modules/syndication", "sy"),
            entry("http://search.yahoo.com/mrss", "media"),
            entry("http://video.search.yahoo.com/mrss", "media"),
            entry("http://www.rssboard.org/media-rss", "media"),
            entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            entry("http://example.com/dtds/podcast-1.0.dtd", "itunes"),
            entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
            entry("http://backend.userland.com/creativecommonsrssmodule", "creativecommons"),
            entry("http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", "creativecommons"),
            entry("http://creativecommons.org/ns#license", "cc"),
            entry("http://creativecommons.org/ns#", "cc"),
            entry("http://web.resource.org/cc", "cc"),
            entry("http://www.georss.org/georss", "georss"),
            entry("http://www.georss.org/georss/10", "georss"),
            entry("http://www.opengis.net/gml", "gml"),
            entry("http://www.w3.org/2003/01/geo/wgs84_pos#", "geo"),
            entry("http://purl.org/syndication/thread/1.0", "thr"),
            entry("http://www.w3.org/1999/xhtml", XHTML));

    private static final List<String> USUAL = List.of(
            "rdf",
            "dc",
            "dcterms",
            "content",
            "sy",
            "media",
            "itunes",
            "feedburner",
            "cc",
            "georss",
            "gml",
            "geo",
            "thr",
            "xhtml");

    private static final Map<String, Term> TERMS = new HashMap<>();

    static {
        add(Term.ROOT, "rss feed rdf:rdf");
        add(Term.CHANNEL, "channel");
        add(Term.ITEM, "item entry");
        add(Term.TITLE, "title dc:title dcterms:title media:title itunes:title");
        add(Term.LINK, "link");
        add(Term.ORIGINAL_LINK, "feedburner:origlink");
        add(Term.GUID, "guid");
        add(Term.ID, "id dc:identifier dcterms:identifier");
        add(
                Term.SUMMARY,
                "description summary abstract dc:description dcterms:abstract dcterms:description media:description"
                        + " itunes:summary");
        add(Term.CONTENT, "content content:encoded fullitem content:encodedcontent");
        add(Term.BODY, "xhtml:body xhtml:div body");
        add(Term.PERSON, "author managingeditor dc:creator dc:author dcterms:creator itunes:author");
        add(Term.CATEGORY, "category dc:subject dcterms:subject media:category");
        add(Term.SUBCATEGORY, "itunes:category");
        add(Term.KEYWORDS, "itunes:keywords");
        add(Term.ENCLOSURE, "enclosure");
        add(Term.GROUP, "media:group");
        add(Term.MEDIA, "media:content");
        add(Term.THUMBNAIL, "media:thumbnail");
        add(Term.PUBLISHED, "pubdate published issued created dc:date dcterms:issued dcterms:created dcterms:date");
        add(Term.UPDATED, "updated modified lastbuilddate dcterms:modified");
        add(Term.RIGHTS, "rights copyright dc:rights dcterms:rights media:copyright");
        add(Term.LICENSE, "creativecommons:license cc:license");
        add(Term.LANGUAGE, "language dc:language dcterms:language");
        add(Term.TTL, "ttl");
        add(Term.SKIP_HOURS, "skiphours");
        add(Term.SKIP_DAYS, "skipdays");
        add(Term.UPDATE_PERIOD, "sy:updateperiod");
        add(Term.UPDATE_FREQUENCY, "sy:updatefrequency");
        add(Term.UPDATE_BASE, "sy:updatebase");
        add(Term.NAME, "name");
        add(Term.EMAIL, "email");
        add(Term.WHERE, "georss:where geo:point");
        add(Term.POINT, "georss:point gml:point");
        add(Term.POSITION, "gml:pos");
        add(Term.LATITUDE, "geo:lat");
        add(Term.LONGITUDE, "geo:long geo:lon");
        add(Term.IN_REPLY_TO, "thr:in-reply-to");
    }

    private Vocabulary() {}

    private static void add(Term term, String names) {
        for (String name : names.split(" ", -1)) {
            TERMS.put(name.indexOf(':') < 0 ? ":" + name : name, term);
        }
    }

    static Term term(String family, String local) {
        return TERMS.getOrDefault(family + ":" + local.toLowerCase(Locale.ROOT), Term.UNKNOWN);
    }

    /// A format's own words count before Dublin Core's, and those before Media RSS and iTunes.
    static int rank(String family) {
        return switch (family) {
            case CORE -> Entry.OWN;
            case "media", "itunes" -> Entry.SPARE;
            default -> Entry.DUBLIN_CORE;
        };
    }

    /// Null for a namespace of which nothing is known.
    static @Nullable String family(String namespace) {
        String lower = namespace.strip().toLowerCase(Locale.ROOT);
        String family = FAMILIES.get(lower);
        return family == null && lower.endsWith("/") ? FAMILIES.get(lower.substring(0, lower.length() - 1)) : family;
    }

    /// What a prefix means where a document does not say it.
    static String usual(String prefix) {
        String lower = prefix.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "", "rss", "atom", "atom10", "a10" -> CORE;
            case "fb" -> "feedburner";
            default -> USUAL.contains(lower) ? lower : FOREIGN;
        };
    }
}
