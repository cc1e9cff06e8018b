package dev.telex.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.FaultyGate.Fault;
import dev.telex.sink.deadletter.DeadLetters;
import dev.telex.sink.elastic.RunningIndexes;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.settings.DataSize;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class DeliveryTest {
    private static final int ARTICLES = 800;
    private static final SinkSettings SETTINGS = new SinkSettings(
            100, new DataSize(1 << 19), Duration.ofMillis(50), 4, new DataSize(1 << 20), Duration.ofMillis(500), null);
    private static final List<TopicPartition> PARTITIONS =
            List.of(new TopicPartition(Topics.ENRICHED.name(), 0), new TopicPartition(Topics.ENRICHED.name(), 1));

    private final Kafka broker;
    private final KafkaSettings kafka;
    private final String elasticsearch;

    DeliveryTest(Kafka broker, dev.telex.testing.Elasticsearch elasticsearch) {
        this.broker = broker;
        this.kafka = FaultRow.settings(broker);
        this.elasticsearch = elasticsearch.url();
        try (Admin admin = Admin.create(kafka.client("test"))) {
            Topics.create(admin, kafka);
        }
    }

    /// Of 2,400 documents, 1.7 MB, no more than the 1 MB of the buffer are read before Elasticsearch is back.
    @Test
    void readsNoMoreThanItsBufferHoldsWhileElasticsearchTakesNothing() throws Exception {
        try (FaultyGate gate = new FaultyGate(elasticsearch);
                FaultRow row = new FaultRow("waiting", broker, gate, elasticsearch);
                Elasticsearch connection =
                        new Elasticsearch(ElasticsearchSettings.at(gate.url().toString()));
                DeadLetters deadLetters = new DeadLetters("sink", kafka);
                var consumer = Delivery.consumer(Servers.unique("delivery"), SETTINGS, kafka)) {
            RunningIndexes indexes = new RunningIndexes(connection, null, InstantSource.system());
            indexes.install();
            consumer.assign(PARTITIONS);
            consumer.seekToEnd(PARTITIONS);
            long start = read(consumer);
            gate.becomes(Fault.UNAVAILABLE);
            row.send(ARTICLES);
            Map<TopicPartition, Long> ends = consumer.endOffsets(PARTITIONS);
            try (Delivery delivery = new Delivery(consumer, indexes, deadLetters, SETTINGS, _ -> {})) {
                while (consumer.paused().isEmpty()) {
                    delivery.step();
                }
                long whenFull = read(consumer);
                long most = SETTINGS.buffer().bytes() / row.bytes() + SETTINGS.batchDocuments();
                assertThat(whenFull - start).isLessThanOrEqualTo(most);
                for (int i = 0; i < 200; i++) {
                    delivery.step();
                }
                assertThat(read(consumer)).as("paused").isEqualTo(whenFull);
                assertThat(consumer.paused()).containsExactlyInAnyOrderElementsOf(PARTITIONS);

                gate.becomes(Fault.NONE);
                while (!delivery.hasReached(ends)) {
                    delivery.step();
                }
            }
            row.expectAll();
        }
    }

    private static long read(KafkaConsumer<?, ?> consumer) {
        return PARTITIONS.stream().mapToLong(consumer::position).sum();
    }
}
