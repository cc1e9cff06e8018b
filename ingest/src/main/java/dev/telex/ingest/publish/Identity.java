package dev.telex.ingest.publish;

import dev.telex.ingest.parse.Item;
import dev.telex.wire.FeedState;
import dev.telex.wire.FeedState.SeenItem;
import dev.telex.wire.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which article each item of a document is.
///
/// The ladder: an item's canonical link, if no other item of the document has it; else its guid, if no other has
/// that; else title and date, and where those do not tell either, the text. The lower rungs count within the feed
/// only. Some feeds show one guid on every item, or one link; some put the headline into the guid: so a rung
/// carries only what it tells apart.
///
/// Neighbours come and go, and an item must not change its name with them. So an item that was in the last
/// document keeps its article, and a link or guid that was once seen on several items of the feed never again
/// counts as one item's own, also while it happens to stand alone.
final class Identity {
    /// Shared names that are remembered, the latest.
    private static final int MOST_SHARED = 200;

    private final String feed;
    private final Set<String> shared;
    private final Map<String, SeenItem> byKey = new HashMap<>();
    private final Map<String, SeenItem> byPair = new HashMap<>();

    private Identity(String feed, FeedState state, Collection<Candidate> candidates) {
        this.feed = feed;
        this.shared = new LinkedHashSet<>(state.shared());
        for (SeenItem item : state.items()) {
            byKey.put(item.key(), item);
            byPair.put(item.pair(), item);
        }
        share(candidates, Candidate::linkName);
        share(candidates, Candidate::guidName);
        share(candidates, candidate -> candidate.pair());
        share(candidates, Candidate::titleName);
    }

    /// @param article the article's id
    /// @param before  what is known of the item from the last document; null: it was not there
    record Identified(
            Candidate candidate, String article, @Nullable SeenItem before) {}

    /// @param items  in the document's order; an item that stands there twice, once
    /// @param shared what was seen on several items, for the feed's next document
    record Result(List<Identified> items, List<String> shared) {}

    static Result of(String feed, List<Item> items, FeedState state) {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        for (Item item : items) {
            Candidate candidate = Candidate.of(item);
            candidates.putIfAbsent(candidate.key(), candidate);
        }
        Identity identity = new Identity(feed, state, candidates.values());
        Map<String, Identified> articles = new LinkedHashMap<>();
        for (Candidate candidate : candidates.values()) {
            Identified identified = identity.identify(candidate);
            articles.putIfAbsent(identified.article(), identified);
        }
        return new Result(new ArrayList<>(articles.values()), latest(identity.shared));
    }

    private Identified identify(Candidate candidate) {
        SeenItem before = byKey.get(candidate.key());
        if (before == null && isOwn(candidate.pair())) {
            before = byPair.get(candidate.pair());
        }
        return new Identified(candidate, before == null ? name(candidate) : before.article(), before);
    }

    private String name(Candidate candidate) {
        if (candidate.link() != null && isOwn(candidate.linkName())) {
            return Ids.article(candidate.link());
        }
        String guid = candidate.item().guid();
        if (guid != null && isOwn(candidate.guidName())) {
            return Ids.article(feed, guid);
        }
        String title = candidate.item().title();
        return isOwn(candidate.titleName())
                ? Ids.article(feed, title, candidate.date())
                : Ids.article(feed, title, candidate.date() + "\n" + candidate.text());
    }

    private boolean isOwn(@Nullable String name) {
        return name != null && !shared.contains(name);
    }

    private void share(Collection<Candidate> candidates, Function<Candidate, @Nullable String> naming) {
        Set<String> once = new LinkedHashSet<>();
        for (Candidate candidate : candidates) {
            String name = naming.apply(candidate);
            if (name != null && !once.add(name)) {
                shared.remove(name); // To the end of the list: it was seen just now.
                shared.add(name);
            }
        }
    }

    private static List<String> latest(Set<String> shared) {
        List<String> all = new ArrayList<>(shared);
        return all.subList(Math.max(0, all.size() - MOST_SHARED), all.size());
    }
}
