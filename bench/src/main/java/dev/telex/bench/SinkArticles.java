package dev.telex.bench;

import dev.telex.wire.Ids;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Articles as enrich writes them, made up; the same each time.
///
/// @param count       how many
/// @param words       in the text of each
/// @param hasLanguage English; without a language, Elasticsearch gets their records as they are, with it, their
///        words once more
record SinkArticles(int count, int words, boolean hasLanguage) {
    /// The alias of the month in which they were first seen.
    static final String MONTH = "telex-articles-2026.10";

    /// Writes them to telex.enriched.
    void publish(KafkaSettings kafka) {
        Map<String, Object> config = kafka.client("bench");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        // Twice in Kafka is once in Elasticsearch; and a busy machine loses the count of sequences.
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                byte[] value = article(i, false).getBytes(StandardCharsets.UTF_8);
                var _ = producer.send(new ProducerRecord<>(Topics.ENRICHED.name(), id(i), value));
            }
        }
    }

    /// The same as bulks, as sink sends them.
    List<byte[]> bulks(String index, int batchDocuments) {
        List<byte[]> bulks = new ArrayList<>();
        ByteArrayOutputStream bulk = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            bulk.writeBytes(
                    "{\"index\":{\"_index\":\"%s\",\"_id\":\"%s\",\"version\":1,\"version_type\":\"external\"}}\n"
                            .formatted(index, id(i))
                            .getBytes(StandardCharsets.UTF_8));
            bulk.writeBytes(article(i, hasLanguage).getBytes(StandardCharsets.UTF_8));
            bulk.write('\n');
            if ((i + 1) % batchDocuments == 0 || i + 1 == count) {
                bulks.add(bulk.toByteArray());
                bulk.reset();
            }
        }
        return bulks;
    }

    /// Of one record.
    int bytes() {
        return article(0, false).length();
    }

    private static String id(int number) {
        return Ids.hash("bench", Integer.toString(number));
    }

    /// @param twice with its words once more, as sink sends it
    private String article(int number, boolean twice) {
        Random random = new Random(number);
        String title = words(random, 10);
        String text = words(random, words);
        String again = ",\"words\":{\"en\":{\"title\":\"%s\",\"text\":\"%s\"}}".formatted(title, text);
        return """
            {"id":"%s","version":1,"kind":"new","revision":1,"feed":"bench","publisher":"Bench %d","sighting":false,\
            "backfill":false,"title":"%s","text":"%s"%s,"firstSeen":"2026-10-10T00:00:00Z",\
            "seen":"2026-10-10T00:00:00Z"%s}\
            """.formatted(
                id(number), number % 100, title, text, hasLanguage ? ",\"language\":\"en\"" : "", twice ? again : "");
    }

    /// Some often, most seldom.
    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            double share = random.nextDouble();
            words.append(i == 0 ? "" : " ").append("word").append((int) (20_000 * share * share * share));
        }
        return words.toString();
    }
}
