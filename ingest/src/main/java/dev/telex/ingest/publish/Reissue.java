package dev.telex.ingest.publish;

import dev.telex.ingest.publish.Identity.Identified;
import dev.telex.ingest.publish.Publication.Recall;
import dev.telex.wire.FeedItems;
import dev.telex.wire.SeenItems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A publisher who gives all his items other links and guids: a new system, a new domain. When most items of a
/// document are new by name and known by what they say, they are what they were.
///
/// One item that says what another said is no sign: every day's "Morning briefing" says the same. It has to be
/// more than half of the document, and three items or more.
final class Reissue {
    private static final int LEAST = 3;

    private Reissue() {}

    /// @return the same items, those that were known before with what was known of them
    static List<Identified> recognise(List<Identified> items, SeenItems seen, String feed, Recall recall) {
        Map<Integer, SeenItems.Item> left = left(items, seen);
        long known = items.stream().filter(item -> before(item, left) != null).count();
        if (known < LEAST || known * 2 <= items.size()) {
            return items;
        }
        FeedItems kept = recall.items(feed);
        Map<String, String> articles = kept == null ? Map.of() : kept.articles();
        return items.stream()
                .map(item -> {
                    SeenItems.Item before = before(item, left);
                    return before == null ? item : item.as(before, article(before, articles));
                })
                .toList();
    }

    private static SeenItems.@Nullable Item before(Identified item, Map<Integer, SeenItems.Item> left) {
        return item.before() == null ? left.get(item.candidate().content()) : null;
    }

    private static @Nullable String article(SeenItems.Item before, Map<String, String> articles) {
        return before.article() != null ? before.article() : articles.get(Integer.toString(before.content()));
    }

    /// By content, what was in the last document and is not in this one.
    private static Map<Integer, SeenItems.Item> left(List<Identified> items, SeenItems seen) {
        Set<SeenItems.Item> still = new HashSet<>();
        items.forEach(item -> {
            if (item.before() != null) {
                still.add(item.before());
            }
        });
        Map<Integer, SeenItems.Item> left = new HashMap<>();
        seen.items().stream()
                .filter(item -> item.present() && !still.contains(item))
                .forEach(item -> left.putIfAbsent(item.content(), item));
        return left;
    }
}
