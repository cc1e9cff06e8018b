package dev.telex.enrich.revision;

import dev.telex.enrich.store.StoredDays;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.EnrichedArticle;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// The step of the topology: passes on what is new or changed, and drops the rest ([Revising]).
public final class Revisions implements FixedKeyProcessor<String, ReadableArticle, Revised> {
    /// The store of what is remembered of articles, which [#recalling] reads.
    public static final String REVISIONS = "revisions";
    private static final String WORDINGS = "wordings";

    private @Nullable FixedKeyProcessorContext<String, Revised> context;
    private @Nullable Revising revising;

    private Revisions() {}

    public static FixedKeyProcessorSupplier<String, ReadableArticle, Revised> supplier() {
        return new FixedKeyProcessorSupplier<>() {
            @Override
            public FixedKeyProcessor<String, ReadableArticle, Revised> get() {
                return new Revisions();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        StoredDays.builder(REVISIONS, Revising.MEMORY),
                        StoredDays.builder(WORDINGS, Revising.WORDING_MEMORY));
            }
        };
    }

    /// The step for articles that were read again: passes them on to where they are told, under the language of their
    /// first revision. To be connected with [#REVISIONS].
    public static ProcessorSupplier<String, EnrichedArticle, String, EnrichedArticle> recalling() {
        return Recalling::new;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Revised> context) {
        this.context = context;
        this.revising = new Revising(
                new StoredDays(context, REVISIONS, Revising.MEMORY),
                new StoredDays(context, WORDINGS, Revising.WORDING_MEMORY));
    }

    @Override
    public void process(FixedKeyRecord<String, ReadableArticle> record) {
        Revised revised = Objects.requireNonNull(revising, "init comes first").revise(record.value());
        if (revised != null) {
            Objects.requireNonNull(context, "init comes first").forward(record.withValue(revised));
        }
    }
}
