package dev.telex.wire.topics;

import dev.telex.wire.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Utils;

/// The topics between the parts.
public final class Topics {
    /// feed id → [dev.telex.wire.Feed]
    public static final Topic FEEDS = Topic.compacted("telex.feeds");
    /// feed id → [dev.telex.wire.FeedState], in the same partition as its feed
    public static final Topic FEED_STATES = Topic.compacted("telex.feed-states");
    /// feed id → [dev.telex.wire.FeedItems], in the same partition as its feed
    public static final Topic FEED_ITEMS = Topic.compacted("telex.feed-items");
    /// feed id → [dev.telex.wire.FeedEvent]
    public static final Topic FEED_EVENTS = Topic.kept("telex.feed-events", Duration.ofDays(30));
    /// subscription id → [dev.telex.wire.Subscription]
    public static final Topic SUBSCRIPTIONS = Topic.compacted("telex.subscriptions");
    /// article id → [dev.telex.wire.Article]
    public static final Topic ARTICLES = Topic.kept("telex.articles", Duration.ofDays(7));
    /// article id → [dev.telex.wire.EnrichedArticle]: what an article says by itself, read again; in the same partition
    /// as the article
    public static final Topic REPLAYED = Topic.kept("telex.replayed", Duration.ofDays(1));
    /// article id → [dev.telex.wire.EnrichedArticle]
    public static final Topic ENRICHED = Topic.compactedAndKept("telex.enriched", Duration.ofDays(30));
    /// story id → [dev.telex.wire.Story]
    public static final Topic STORIES = Topic.compactedAndKept("telex.stories", Duration.ofDays(30));
    /// watch id → [dev.telex.wire.Watch]
    public static final Topic WATCHES = Topic.compacted("telex.watches");
    /// watch id → [dev.telex.wire.Alert]
    public static final Topic ALERTS = Topic.kept("telex.alerts", Duration.ofDays(30));
    /// alert id and destination → [dev.telex.wire.Delivery], in the same partition as its alert
    public static final Topic DELIVERIES = Topic.compactedAndKept("telex.deliveries", Duration.ofDays(30));
    /// kind and id → what people said at the desk: [dev.telex.wire.Silence]
    public static final Topic DESK = Topic.compacted("telex.desk");
    /// entity id → [dev.telex.wire.DictionaryEntry]
    public static final Topic ENTITIES = Topic.compacted("telex.entities");
    /// entity id, or two → [dev.telex.wire.Trend]
    public static final Topic TRENDS = Topic.kept("telex.trends", Duration.ofDays(7));
    /// original key → original bytes, with headers that say why ([DeadLetter])
    public static final Topic DEAD_LETTERS = Topic.kept("telex.dead-letters", Duration.ofDays(30));

    public static final List<Topic> ALL = List.of(
            FEEDS,
            FEED_STATES,
            FEED_ITEMS,
            FEED_EVENTS,
            SUBSCRIPTIONS,
            ARTICLES,
            REPLAYED,
            ENRICHED,
            STORIES,
            WATCHES,
            ALERTS,
            DELIVERIES,
            DESK,
            ENTITIES,
            TRENDS,
            DEAD_LETTERS);

    /// The largest record, uncompressed: a long article with all its markup has room, a mistake has not.
    public static final int MAX_RECORD_BYTES = 8 << 20;

    private Topics() {}

    /// Creates the topics that are missing; those that exist stay as they are.
    ///
    /// @param settings say how many partitions (set once: keys never change theirs) and replicas
    /// @throws TopicsException where Kafka cannot be reached or refuses
    public static void create(Admin admin, KafkaSettings settings) {
        try {
            Set<String> there = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            List<NewTopic> missing = ALL.stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), Optional.of(settings.partitions()), Optional.of((short)
                                    settings.replicationFactor()))
                            .configs(topic.config()))
                    .toList();
            for (var created : admin.createTopics(missing).values().values()) {
                created.get(30, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            // Two parts that start together both find a topic missing; the second to create it is told so.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new TopicsException(e.getCause());
            }
            create(admin, settings);
        } catch (TimeoutException e) {
            throw new TopicsException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicsException(e);
        }
    }

    /// Where records of a feed lie in `telex.feeds` and `telex.feed-states`: by its host alone.
    public static int partitionOf(String feedId, int partitions) {
        byte[] host = Ids.hostOf(feedId).getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(host)) % partitions;
    }
}
