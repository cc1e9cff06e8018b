package dev.telex.ingest.publish;

import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedEvent;
import dev.telex.wire.FeedItems;
import dev.telex.wire.FeedState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes to Kafka of one poll or push.
///
/// @param items which article each item is; null: as it was
/// @param feed  the feed, where its address changed; null: as it was
/// @param state goes last, when all the rest is acknowledged
public record Outgoing(
        List<Article> articles,
        List<FeedEvent> events,
        @Nullable FeedItems items,
        @Nullable Feed feed,
        FeedState state) {

    public Outgoing {
        articles = List.copyOf(articles);
        events = List.copyOf(events);
    }
}
