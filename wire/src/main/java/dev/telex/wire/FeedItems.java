package dev.telex.wire;

import java.util.Map;

/// The articles that the items of a feed's last document became. Value of `telex.feed-items`, keyed by the
/// feed's id. Kept apart from [FeedState], which every process holds in memory and cannot hold ids in: it is
/// read only when a publisher gives all its items new links, and their articles cannot be told from them any
/// more.
///
/// @param feed     the feed's id
/// @param articles [SeenItems.Item#content] in decimal → the article's id
public record FeedItems(String feed, Map<String, String> articles) {
    public FeedItems {
        articles = Map.copyOf(articles);
    }
}
