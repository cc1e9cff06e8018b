package dev.telex.sink.deadletter;

import dev.telex.wire.topics.DeadLetter;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to `telex.dead-letters`.
public final class DeadLetters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final String stage;
    private final Producer<byte[], byte[]> producer;

    /// @param stage who sets aside: "sink", "reindex"
    public DeadLetters(String stage, KafkaSettings kafka) {
        this.stage = stage;
        Map<String, Object> config = kafka.client("sink");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Returns when the record is safe.
    ///
    /// @throws KafkaException where it is not: then it may not be counted as done
    public void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
        String origin = DeadLetter.origin(record.topic(), record.partition(), record.offset());
        try {
            producer.send(DeadLetter.of(record.key(), record.value(), stage, reason, origin))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        LOG.warn("{} is set aside in {}: {}", origin, Topics.DEAD_LETTERS.name(), reason);
    }

    @Override
    public void close() {
        producer.close();
    }
}
