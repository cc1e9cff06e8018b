package dev.telex.ingest.parse;

import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.parse.Scanner.Region;
import dev.telex.ingest.parse.Scanner.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads RSS 0.90 to 2.0, RDF, CDF and Atom: all of them are items with elements in them, and real feeds mix
/// their elements. Only feed, channel and item are kept open; every other element is read or passed over at
/// once.
final class FeedReader {
    /// Deeper than feed, channel and item lies nothing of ours.
    private static final int DEEPEST = 8;
    /// 15 MB of empty items would be millions.
    private static final int MOST_ITEMS = 50_000;
    private static final Region NOTHING = new Region(0, 0, false);

    /// An element that is open and holds others.
    ///
    /// @param base    what relative addresses inside start from
    /// @param outside the namespaces to go back to
    /// @param parent  null for the outermost
    private record Scope(
            Names.Name name,
            Base base,
            Map<String, String> outside,
            @Nullable Scope parent) {}

    private final Scanner scanner;
    private final Base outermost;
    private final boolean atom;
    private final FeedFacts facts = new FeedFacts();
    private final List<Item> items = new ArrayList<>();
    private @Nullable Scope scope;
    private int depth;
    private @Nullable Entry entry;

    private FeedReader(Scanner scanner, Base outermost) {
        this.scanner = scanner;
        this.outermost = outermost;
        this.atom = scanner.name().isLocally("feed") || scanner.name().isLocally("entry");
    }

    /// @param scanner on the start tag of the outermost element
    /// @param served  language of the document, as HTTP says
    /// @param fault   what to say of a document that ends too soon
    static Document read(Scanner scanner, Base base, @Nullable String served, String fault) {
        FeedReader reader = new FeedReader(scanner, base);
        boolean whole = reader.readAll();
        return reader.facts.document(reader.items, served, whole ? null : fault);
    }

    /// @return whether the outermost element was closed
    private boolean readAll() {
        start();
        while (scope != null && items.size() < MOST_ITEMS) {
            Tag tag = scanner.next();
            if (tag == Tag.NONE) {
                return false;
            }
            if (tag == Tag.START) {
                start();
            } else {
                end(scanner.name());
            }
        }
        return true;
    }

    private void start() {
        switch (scanner.name().term()) {
            case ROOT, CHANNEL, ITEM -> open();
            case GROUP -> scanner.leave();
            case MEDIA -> {
                if (entry != null) {
                    ItemElements.media(leaf(NOTHING), entry);
                }
                scanner.leave();
            }
            case SUBCATEGORY -> {
                if (entry != null) {
                    entry.category(scanner.attribute("text")); // And others inside of it.
                }
                scanner.leave();
            }
            default -> {
                read();
                scanner.leave();
            }
        }
    }

    private void read() {
        Term term = scanner.name().term();
        Region region = scanner.element();
        if (term == Term.UNKNOWN) {
            return;
        }
        if (entry == null) {
            facts.read(term, leaf(region));
        } else {
            ItemElements.read(term, leaf(region), entry);
        }
    }

    private Leaf leaf(Region region) {
        return new Leaf(scanner, region, base(), atom);
    }

    private Base base() {
        return scope == null ? outermost : scope.base();
    }

    private void open() {
        boolean item = scanner.name().term() == Term.ITEM;
        while (item && entry != null) {
            close(); // The item before has no end tag.
        }
        if (depth == DEEPEST) {
            return;
        }
        depth++;
        Base cdf = base().within(atom ? null : scanner.attribute("base"));
        scope = new Scope(scanner.name(), cdf.within(scanner.attribute("xml:base")), scanner.outside(), scope);
        if (item) {
            entry = opened();
        } else {
            facts.language(Entry.SPARE, Languages.tag(scanner.attribute("xml:lang")));
            facts.link(Entry.OWN, base().resolve(scanner.attribute("href")));
        }
        if (scanner.isEmpty()) {
            close();
        }
    }

    /// RDF and CDF name and link an item in its start tag.
    private Entry opened() {
        Entry opened = new Entry(Languages.tag(scanner.attribute("xml:lang")));
        opened.guid.offer(Entry.DUBLIN_CORE, scanner.attribute("rdf:about"));
        opened.link.offer(0, base().resolve(scanner.attribute("rdf:about")));
        opened.link.offer(Entry.OWN, base().resolve(scanner.attribute("href")));
        opened.updated.offer(0, scanner.attribute("lastmod"));
        return opened;
    }

    /// Closes what has this name and whatever is open inside of it; an end tag of nothing that is open says
    /// nothing.
    private void end(Names.Name name) {
        int levels = 1;
        for (Scope open = scope; open != null; open = open.parent()) {
            if (open.name().raw().equalsIgnoreCase(name.raw())) {
                for (; levels > 0; levels--) {
                    close();
                }
                return;
            }
            levels++;
        }
    }

    private void close() {
        Scope closed = scope;
        if (closed == null) {
            return;
        }
        if (entry != null && closed.name().term() == Term.ITEM) {
            items.add(entry.item());
            entry = null;
        }
        scanner.restore(closed.outside());
        scope = closed.parent();
        depth--;
    }
}
