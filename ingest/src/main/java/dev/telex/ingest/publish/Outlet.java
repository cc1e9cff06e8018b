package dev.telex.ingest.publish;

import dev.telex.wire.Article;
import dev.telex.wire.FeedState;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.time.Duration;
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

/// The way to Kafka. First the articles, and when every one of them is acknowledged, the feed's state: a crash
/// between the two publishes again, and never skips.
public final class Outlet implements AutoCloseable {
    private final Producer<String, byte[]> producer;

    public Outlet(KafkaSettings kafka) {
        Map<String, Object> config = kafka.client("ingest");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /// Returns when all of it is acknowledged.
    ///
    /// @throws KafkaException where that cannot be had: then nothing may be taken for published
    public void publish(List<Article> articles, FeedState state) {
        List<Future<RecordMetadata>> sent = articles.stream()
                .map(article -> producer.send(new ProducerRecord<>(
                        Topics.ARTICLES.name(),
                        null,
                        article.seen().toEpochMilli(),
                        article.id(),
                        Json.bytes(article))))
                .toList();
        sent.forEach(Outlet::await);
        await(send(state.feed(), Json.bytes(state)));
    }

    /// Forgets the state of a feed that was removed.
    public void forget(String feed) {
        await(send(feed, null));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }

    private Future<RecordMetadata> send(String feed, byte @Nullable [] state) {
        String topic = Topics.FEED_STATES.name();
        int partition = Topics.partitionOf(feed, producer.partitionsFor(topic).size());
        return producer.send(new ProducerRecord<>(topic, partition, feed, state));
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
