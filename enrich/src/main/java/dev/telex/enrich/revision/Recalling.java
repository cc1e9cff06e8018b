package dev.telex.enrich.revision;

import dev.telex.enrich.store.Days;
import dev.telex.enrich.store.StoredDays;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.topics.Replayed;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Articles that were read again → the same with their mark, by the language in which they are told. What is not
/// remembered was never told, or is forgotten.
final class Recalling implements Processor<String, EnrichedArticle, String, EnrichedArticle> {
    private @Nullable ProcessorContext<String, EnrichedArticle> context;
    private @Nullable Days revisions;

    @Override
    public void init(ProcessorContext<String, EnrichedArticle> context) {
        this.context = context;
        this.revisions = new StoredDays(context, Revisions.REVISIONS, Revising.MEMORY);
    }

    @Override
    public void process(Record<String, EnrichedArticle> record) {
        EnrichedArticle article = record.value();
        byte[] bytes = Objects.requireNonNull(revisions, "init comes first").get(article.id(), article.seen());
        if (bytes != null) {
            Objects.requireNonNull(context, "init comes first")
                    .forward(record.withKey(Remembered.of(bytes).language())
                            .withHeaders(new RecordHeaders().add(Replayed.header())));
        }
    }
}
