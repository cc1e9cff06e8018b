package dev.telex.app;

import dev.telex.wire.Feed;
import dev.telex.wire.Ids;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps `telex.feeds` in step with a list of feeds.
///
/// @param feeds   in the list
/// @param added   of them, were not known before
/// @param removed were in the list the last time and are no more
public record FeedList(int feeds, int added, int removed) {

    /// A feed that is known keeps the time at which it was added; one that did not come from this list is left
    /// alone.
    ///
    /// @param list   the list's name, as [Feed#list] has it
    /// @param wanted by id
    public static FeedList sync(String list, Map<String, Feed> wanted, KafkaSettings kafka) {
        Map<String, @Nullable Feed> changes = changes(list, wanted, LatestRecords.of(Topics.FEEDS, Feed.class, kafka));
        write(changes, kafka);
        int removed = (int) changes.values().stream().filter(Objects::isNull).count();
        int added = (int) changes.values().stream()
                .filter(feed -> feed != null && feed.equals(wanted.get(feed.id())))
                .count();
        return new FeedList(wanted.size(), added, removed);
    }

    /// @return id → what it is to be; null: removed
    static Map<String, @Nullable Feed> changes(String list, Map<String, Feed> wanted, Map<String, Feed> known) {
        Map<String, @Nullable Feed> changes = new HashMap<>();
        wanted.forEach((id, feed) -> {
            Feed before = known.get(id);
            Feed after = before == null ? feed : asKnown(feed, before);
            if (!after.equals(before)) {
                changes.put(id, after);
            }
        });
        known.forEach((id, feed) -> {
            if (list.equals(feed.list()) && !wanted.containsKey(id)) {
                changes.put(id, null);
            }
        });
        return changes;
    }

    /// Where its publisher moved it, it stays: the list may go on saying where it was.
    private static Feed asKnown(Feed feed, Feed before) {
        boolean isElsewhere = !Ids.feed(before.url()).equals(before.id());
        boolean isSecure = before.url().startsWith("https:") && feed.url().startsWith("http:");
        return addedAt(isElsewhere || isSecure ? feed.at(before.url()) : feed, before);
    }

    private static Feed addedAt(Feed feed, Feed before) {
        return new Feed(
                feed.id(),
                feed.kind(),
                feed.url(),
                feed.title(),
                feed.publisher(),
                feed.labels(),
                feed.language(),
                feed.credentials(),
                feed.fullText(),
                feed.list(),
                before.added());
    }

    /// "24 feeds, 3 of them new, 1 removed"
    @Override
    public String toString() {
        return "%,d feeds%s%s"
                .formatted(
                        feeds,
                        added == 0 ? "" : ", %,d of them new".formatted(added),
                        removed == 0 ? "" : ", %,d removed".formatted(removed));
    }

    /// Returns when all of it is acknowledged.
    ///
    /// @param changes id → what it is to be; null: removed
    public static void write(Map<String, @Nullable Feed> changes, KafkaSettings kafka) {
        TopicWriter.write(Topics.FEEDS, changes, Topics::partitionOf, kafka);
    }
}
