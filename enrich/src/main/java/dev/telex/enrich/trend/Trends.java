package dev.telex.enrich.trend;

import dev.telex.enrich.store.StoredDays;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Trend;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/// The steps of the topology around the repartition by subject.
public final class Trends {
    static final String PASTS = "trends";

    private Trends() {}

    /// Articles as they are told → how many there were of each subject in ten seconds, keyed by the subject. The
    /// repartition carries a record a subject and bucket then, however many articles a great event brings.
    public static ProcessorSupplier<String, EnrichedArticle, String, Tally> counting() {
        return Counting::new;
    }

    /// Those counts → trends.
    public static ProcessorSupplier<String, Tally, String, Trend> comparing(TrendSettings settings) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Tally, String, Trend> get() {
                return new Comparing(settings);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(StoredDays.builder(PASTS, memory(settings)));
            }
        };
    }

    /// A subject that is not heard of for so long begins anew.
    static Duration memory(TrendSettings settings) {
        return settings.memory().plus(settings.window());
    }
}
