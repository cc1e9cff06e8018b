package dev.telex.ingest.parse;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The element `link`: RSS has its address inside, Atom in an attribute and with a relation, and either turns
/// up in the other.
final class Links {
    /// Where the publisher's own address beats a redirector's.
    static final int ORIGINAL = 5;
    private static final int PAGE = 4;

    private Links() {}

    static void ofFeed(Leaf leaf, FeedFacts facts) {
        String address = leaf.address(leaf.attribute("href"));
        switch (relation(leaf)) {
            case "alternate" -> facts.link(rank(leaf), address == null ? leaf.address(leaf.text()) : address);
            case "self" -> facts.self(address);
            case "hub" -> facts.hub(address);
            default -> {}
        }
    }

    static void ofItem(Leaf leaf, Entry entry) {
        String address = leaf.address(leaf.attribute("href"));
        switch (relation(leaf)) {
            case "alternate" -> entry.link.offer(rank(leaf), address == null ? leaf.address(leaf.text()) : address);
            case "enclosure" -> entry.enclosure(false, address, leaf.attribute("type"), leaf.attribute("length"));
            case "license" -> entry.rights.offer(0, address);
            default -> {}
        }
    }

    private static String relation(Leaf leaf) {
        String relation = leaf.attribute("rel");
        String known = relation == null || relation.isBlank()
                ? "alternate"
                : relation.strip().toLowerCase(Locale.ROOT);
        return known.replace("http://www.iana.org/assignments/relation/", "");
    }

    /// Of several alternates, the page that people read.
    private static int rank(Leaf leaf) {
        @Nullable String type = leaf.attribute("type");
        boolean page =
                type == null || type.isBlank() || type.toLowerCase(Locale.ROOT).contains("html");
        return page ? PAGE : Entry.OWN;
    }
}
