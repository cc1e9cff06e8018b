package dev.telex.ingest.publish;

import dev.telex.wire.Article;
import dev.telex.wire.FeedItems;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topic;
import dev.telex.wire.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The way to Kafka. First the articles and all else, and when every one of them is acknowledged, the feed's
/// state: a crash between the two publishes again, and never skips.
public final class Outlet implements AutoCloseable {
    /// Shorter than the session of a process in its consumer group: what it hands over is there, or has failed,
    /// before another process takes its feeds.
    private static final int PATIENCE_MS = 8000;

    private final Producer<String, byte[]> producer;

    public Outlet(KafkaSettings kafka) {
        Map<String, Object> config = kafka.client("ingest");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /// Returns when all of it is acknowledged.
    ///
    /// @throws KafkaException where that cannot be had: then nothing may be taken for published
    public void publish(Outgoing outgoing) {
        List<Future<RecordMetadata>> sent = send(outgoing.articles());
        outgoing.events()
                .forEach(event -> sent.add(producer.send(
                        new ProducerRecord<>(Topics.FEED_EVENTS.name(), null, event.feed(), Json.bytes(event)))));
        FeedItems items = outgoing.items();
        if (items != null) {
            sent.add(send(Topics.FEED_ITEMS, items.feed(), Json.bytes(items)));
        }
        if (outgoing.feed() != null) {
            sent.add(send(Topics.FEEDS, outgoing.feed().id(), Json.bytes(outgoing.feed())));
        }
        sent.forEach(Outlet::await);
        await(send(Topics.FEED_STATES, outgoing.state().feed(), Json.bytes(outgoing.state())));
    }

    /// The same for articles of a feed of which this process knows no state.
    public void publish(List<Article> articles) {
        send(articles).forEach(Outlet::await);
    }

    /// Forgets what is known of a feed that was removed. Does not wait: whoever reads the states next finds it
    /// left over, and forgets it then.
    public void forget(String feed) {
        List.of(Topics.FEED_STATES, Topics.FEED_ITEMS).forEach(topic -> {
            Future<RecordMetadata> _ = send(topic, feed, null);
        });
    }

    @Override
    public void close() {
        producer.close(Duration.ofMillis(PATIENCE_MS));
    }

    private List<Future<RecordMetadata>> send(List<Article> articles) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Article article : articles) {
            sent.add(producer.send(new ProducerRecord<>(
                    Topics.ARTICLES.name(), null, article.seen().toEpochMilli(), article.id(), Json.bytes(article))));
        }
        return sent;
    }

    private Future<RecordMetadata> send(Topic topic, String feed, byte @Nullable [] value) {
        int partition =
                Topics.partitionOf(feed, producer.partitionsFor(topic.name()).size());
        return producer.send(new ProducerRecord<>(topic.name(), partition, feed, value));
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }
}
