package dev.telex.ingest.publish;

import dev.telex.ingest.parse.Item;
import dev.telex.wire.CanonicalLink;
import dev.telex.wire.FeedState.SeenItem;
import dev.telex.wire.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which article each item of a document is.
///
/// The ladder: an item's canonical link, if no other item of the document has it; else its guid, if no other has
/// that; else title and date. The two lower rungs count within the feed only. Some feeds show one guid on every
/// item, or one link; some put the headline into the guid: so a rung carries only what it tells apart.
///
/// Neighbours come and go, and an item must not change its name with them: what it was called in the last
/// document, it stays.
final class Identity {
    private final String feed;
    private final Map<String, String> known;
    private final Map<@Nullable Object, Long> links;
    private final Map<@Nullable Object, Long> guids;
    private final Map<@Nullable Object, Long> pairs;

    private Identity(String feed, Collection<Candidate> candidates, List<SeenItem> seen) {
        this.feed = feed;
        this.known = seen.stream().collect(Collectors.toMap(SeenItem::key, SeenItem::article, (first, _) -> first));
        this.links = count(candidates, Candidate::link);
        this.guids = count(candidates, candidate -> candidate.item().guid());
        this.pairs = count(candidates, Candidate::pair);
    }

    /// @param article the article's id
    /// @param key     what tells the item from its neighbours, for the next document
    record Identified(Item item, @Nullable CanonicalLink link, String article, String key) {}

    /// @param seen the items of the feed's last document
    /// @return in the document's order; an item that stands there twice, once
    static List<Identified> of(String feed, List<Item> items, List<SeenItem> seen) {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        for (Item item : items) {
            Candidate candidate = Candidate.of(item);
            candidates.putIfAbsent(candidate.whole(), candidate);
        }
        Identity identity = new Identity(feed, candidates.values(), seen);
        Map<String, Identified> articles = new LinkedHashMap<>();
        for (Candidate candidate : candidates.values()) {
            Identified identified = identity.identify(candidate);
            articles.putIfAbsent(identified.article(), identified);
        }
        return new ArrayList<>(articles.values());
    }

    private Identified identify(Candidate candidate) {
        String key = Ids.hash(isOnly(pairs, candidate.pair()) ? candidate.pair() : candidate.whole())
                .substring(0, 16);
        String article = known.get(key);
        return new Identified(candidate.item(), candidate.link(), article == null ? name(candidate) : article, key);
    }

    private String name(Candidate candidate) {
        CanonicalLink link = candidate.link();
        if (link != null && isOnly(links, link)) {
            return Ids.article(link);
        }
        String guid = candidate.item().guid();
        if (guid != null && isOnly(guids, guid)) {
            return Ids.article(feed, guid);
        }
        return Ids.article(feed, candidate.item().title(), candidate.date());
    }

    private static boolean isOnly(Map<@Nullable Object, Long> counted, Object value) {
        return counted.getOrDefault(value, 0L) == 1;
    }

    private static Map<@Nullable Object, Long> count(
            Collection<Candidate> candidates, Function<Candidate, @Nullable Object> by) {
        Map<@Nullable Object, Long> counted = new LinkedHashMap<>();
        candidates.forEach(candidate -> counted.merge(by.apply(candidate), 1L, Long::sum));
        return counted;
    }

    private record Candidate(Item item, @Nullable CanonicalLink link) {
        static Candidate of(Item item) {
            return new Candidate(item, CanonicalLink.of(item.link()));
        }

        String pair() {
            return (link == null ? "" : link.text()) + "\n" + (item.guid() == null ? "" : item.guid());
        }

        String whole() {
            return pair() + "\n" + item.title() + "\n" + date();
        }

        String date() {
            return item.published() == null ? "" : item.published().toString();
        }
    }
}
