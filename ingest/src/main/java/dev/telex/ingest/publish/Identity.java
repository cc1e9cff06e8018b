package dev.telex.ingest.publish;

import dev.telex.ingest.parse.Item;
import dev.telex.wire.CanonicalLink;
import dev.telex.wire.Ids;
import dev.telex.wire.SeenItems;
import dev.telex.wire.SeenItems.Named;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which article each item of a document is.
///
/// The ladder: an item's canonical link, if no other item of the document has it; else its guid, if no other
/// has that; else title and date, and where those do not tell either, the text. The lower rungs count within
/// the feed only. Some feeds show one guid on every item, or one link; some put the headline into the guid: so
/// a rung carries only what it tells apart.
///
/// Neighbours come and go, and an item must not change its name with them. So an item that was in the last
/// document keeps its article, and a link or guid that was once seen on several items of the feed never again
/// counts as one item's own, also while it happens to stand alone.
///
/// An item that says which one it replaces or withdraws is that one's article. Other items may name it by its
/// guid in turn, so what the wire sends is remembered under its guid too.
final class Identity {
    /// Shared names that are remembered, the latest.
    private static final int MOST_SHARED = 200;

    private final String feed;
    private final Set<Long> shared;
    private final Map<Long, SeenItems.Item> byName = new HashMap<>();
    private final Map<String, String> inDocument = new HashMap<>();

    private Identity(String feed, SeenItems seen, Collection<Candidate> candidates) {
        this.feed = feed;
        this.shared = new LinkedHashSet<>(seen.shared());
        seen.items().forEach(item -> byName.putIfAbsent(item.name(), item));
        share(candidates, Candidate::linkName);
        share(candidates, Candidate::guidName);
        share(candidates, Candidate::pair);
        share(candidates, Candidate::titleName);
    }

    /// @param name    by which the item is known the next time
    /// @param article the article's id
    /// @param named   how that id comes about
    /// @param before  what is known of the item from the last document; null: it was not there
    /// @param renamed its article was known under another name, and has to be told where it is now
    record Identified(
            Candidate candidate,
            long name,
            String article,
            Named named,
            SeenItems.@Nullable Item before,
            boolean renamed) {

        Identified(Candidate candidate, long name, String article, Named named, SeenItems.@Nullable Item before) {
            this(candidate, name, article, named, before, false);
        }

        /// The same item as one that was known under other names.
        ///
        /// @param knownArticle null where nobody remembers: it is no news, but its article cannot be named
        Identified as(SeenItems.Item known, @Nullable String knownArticle) {
            return knownArticle == null
                    ? new Identified(candidate, name, article, named, known)
                    : new Identified(candidate, name, knownArticle, Named.GIVEN, known, true);
        }
    }

    /// @param items  in the document's order; an item that stands there twice, once
    /// @param shared what was seen on several items, for the feed's next document
    record Result(List<Identified> items, List<Long> shared) {}

    static Result of(String feed, List<Item> items, SeenItems seen) {
        Map<Long, Candidate> candidates = new LinkedHashMap<>();
        for (Item item : items) {
            Candidate candidate = Candidate.of(item);
            candidates.putIfAbsent(candidate.key(), candidate);
        }
        Identity identity = new Identity(feed, seen, candidates.values());
        Set<String> replaced = new HashSet<>();
        candidates.values().forEach(candidate -> {
            if (candidate.item().replaces() != null) {
                replaced.add(candidate.item().replaces());
            }
        });
        Map<String, Identified> articles = new LinkedHashMap<>();
        for (Candidate candidate : identity.oldestFirst(candidates.values())) {
            Identified identified = identity.identify(candidate);
            Identified other = articles.putIfAbsent(identified.article(), identified);
            if (other != null && replaced.contains(other.candidate().item().guid())) {
                articles.put(identified.article(), identified);
            }
        }
        List<Candidate> order = List.copyOf(candidates.values());
        Map<Candidate, Identified> found = new HashMap<>();
        articles.values().forEach(identified -> found.put(identified.candidate(), identified));
        return new Result(
                order.stream().map(found::get).filter(Objects::nonNull).toList(), latest(identity.shared));
    }

    private Identified identify(Candidate candidate) {
        SeenItems.Item before = before(candidate);
        String guid = candidate.item().guid();
        String replaces = candidate.item().replaces();
        Identified identified = before != null
                ? again(candidate, before)
                : replaces != null && !replaces.equals(guid)
                        ? new Identified(candidate, name(candidate), replaced(replaces), Named.GIVEN, null)
                        : climb(candidate);
        if (guid != null) {
            inDocument.putIfAbsent(guid, identified.article());
        }
        return identified;
    }

    private SeenItems.@Nullable Item before(Candidate candidate) {
        SeenItems.Item known = byName.get(candidate.key());
        if (known != null) {
            return known;
        }
        SeenItems.Item pair = byName.get(candidate.pair());
        // Where a neighbour has come to share link and guid, the one that reads as before is the one from
        // before.
        return pair != null && (isOwn(candidate.pair()) || pair.content() == candidate.content()) ? pair : null;
    }

    private Identified again(Candidate candidate, SeenItems.Item before) {
        String guid = candidate.item().guid();
        CanonicalLink link = candidate.link();
        return switch (before.named()) {
            case LINK -> link == null ? climb(candidate) : known(candidate, before, Ids.article(link));
            case GUID -> guid == null ? climb(candidate) : known(candidate, before, Ids.article(feed, guid));
            case TITLE ->
                known(candidate, before, Ids.article(feed, candidate.item().title(), candidate.date()));
            case GIVEN -> known(candidate, before, Objects.requireNonNull(before.article()));
        };
    }

    private Identified known(Candidate candidate, SeenItems.Item before, String article) {
        // A title tells its article only as long as it is part of the name.
        boolean isEditable = before.named() == Named.TITLE && name(candidate) == candidate.pair();
        return new Identified(candidate, name(candidate), article, isEditable ? Named.GIVEN : before.named(), before);
    }

    private Identified climb(Candidate candidate) {
        long name = name(candidate);
        if (candidate.link() != null && isOwn(candidate.linkName())) {
            return new Identified(candidate, name, Ids.article(candidate.link()), Named.LINK, null);
        }
        String guid = candidate.item().guid();
        if (guid != null && isOwn(candidate.guidName())) {
            return new Identified(candidate, name, Ids.article(feed, guid), Named.GUID, null);
        }
        String title = candidate.item().title();
        if (isOwn(candidate.titleName())) {
            Named named = name == candidate.pair() ? Named.GIVEN : Named.TITLE;
            return new Identified(candidate, name, Ids.article(feed, title, candidate.date()), named, null);
        }
        String text = candidate.date() + "\n" + candidate.text();
        return new Identified(candidate, name, Ids.article(feed, title, text), Named.GIVEN, null);
    }

    /// The article of the item with a guid: of this document, of an earlier one, or as it would be called if
    /// it had no link.
    private String replaced(String guid) {
        String here = inDocument.get(guid);
        if (here != null) {
            return here;
        }
        SeenItems.Item before = byName.get(Candidate.guidName(guid));
        return before == null || before.article() == null ? Ids.article(feed, guid) : before.article();
    }

    /// What is replaced comes before what replaces it, so that its article is known by then.
    private List<Candidate> oldestFirst(Collection<Candidate> candidates) {
        List<Candidate> first = new ArrayList<>();
        List<Candidate> last = new ArrayList<>();
        candidates.forEach(candidate -> (candidate.item().replaces() == null ? first : last).add(candidate));
        first.addAll(last.reversed());
        return first;
    }

    private long name(Candidate candidate) {
        return isOwn(candidate.pair()) ? candidate.pair() : candidate.key();
    }

    private boolean isOwn(@Nullable Long name) {
        return name != null && !shared.contains(name);
    }

    private void share(Collection<Candidate> candidates, Function<Candidate, @Nullable Long> naming) {
        Set<Long> once = new LinkedHashSet<>();
        for (Candidate candidate : candidates) {
            Long name = naming.apply(candidate);
            if (name != null && !once.add(name)) {
                shared.remove(name); // To the end of the list: it was seen just now.
                shared.add(name);
            }
        }
    }

    private static List<Long> latest(Set<Long> shared) {
        List<Long> all = new ArrayList<>(shared);
        return all.subList(Math.max(0, all.size() - MOST_SHARED), all.size());
    }
}
