package dev.telex.app;

import dev.telex.wire.Feed;
import dev.telex.wire.FeedAddress;
import dev.telex.wire.Ids;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The feeds that Telex has, under whatever spelling of their addresses.
public final class KnownFeeds {
    private final Map<String, Feed> byId;
    private final Map<FeedAddress, Feed> byAddress = new HashMap<>();

    KnownFeeds(Map<String, Feed> byId) {
        this.byId = byId;
        byId.values().forEach(feed -> byAddress.put(FeedAddress.of(feed.url()), feed));
    }

    public static KnownFeeds read(KafkaSettings kafka) {
        return new KnownFeeds(LatestRecords.of(Topics.FEEDS, Feed.class, kafka));
    }

    public Collection<Feed> all() {
        return byId.values();
    }

    /// By any of the addresses that it answers to, also one under which it was added and which it left since.
    public @Nullable Feed at(List<String> addresses) {
        for (String address : addresses) {
            Feed there = byAddress.get(FeedAddress.of(address));
            Feed feed = there == null ? byId.get(Ids.feed(address)) : there;
            if (feed != null) {
                return feed;
            }
        }
        return null;
    }

    /// By its id or an address.
    public @Nullable Feed named(String idOrAddress) {
        Feed feed = byId.get(idOrAddress);
        return feed == null ? at(List.of(idOrAddress)) : feed;
    }
}
