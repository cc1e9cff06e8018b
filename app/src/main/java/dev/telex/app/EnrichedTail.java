package dev.telex.app;

import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Replayed;
import dev.telex.wire.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Looks on as enriched articles arrive. Those that are only read again by `telex replay` do not.
public final class EnrichedTail implements AutoCloseable {
    private final TopicReader<EnrichedArticle> reader;

    /// @param back how many records of each partition to begin before the end
    public EnrichedTail(KafkaSettings kafka, int back) {
        this.reader = new TopicReader<>(Topics.ENRICHED, EnrichedArticle.class, kafka, back);
    }

    /// What arrived, waiting for it at most as long as said.
    public List<EnrichedArticle> next(Duration wait) {
        return articles(reader.next(wait));
    }

    /// Everything that was there when this began to look.
    public List<EnrichedArticle> untilNow() {
        List<ConsumerRecord<String, EnrichedArticle>> records = new ArrayList<>();
        reader.untilNow(records::add);
        return articles(records);
    }

    @Override
    public void close() {
        reader.close();
    }

    private static List<EnrichedArticle> articles(List<ConsumerRecord<String, EnrichedArticle>> records) {
        return records.stream()
                .filter(record -> !Replayed.is(record.headers()))
                .map(ConsumerRecord::value)
                .filter(Objects::nonNull)
                .toList();
    }
}
