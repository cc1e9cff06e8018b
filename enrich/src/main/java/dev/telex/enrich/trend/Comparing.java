package dev.telex.enrich.trend;

import dev.telex.enrich.store.StoredDays;
import dev.telex.wire.Trend;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Adds each count to the past of its subject ([Past]) and tells a trend when it begins and when its score
/// has come to another whole number.
final class Comparing implements Processor<String, Tally, String, Trend> {
    /// No subject's id: those are not empty.
    private static final String BEGUN = "";

    private final TrendSettings settings;
    private @Nullable ProcessorContext<String, Trend> context;
    private @Nullable StoredDays pasts;
    private @Nullable Instant begun;
    private @Nullable LocalDate kept;

    Comparing(TrendSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, Trend> context) {
        this.context = context;
        this.pasts = new StoredDays(context, Trends.PASTS, Trends.memory(settings));
    }

    @Override
    public void process(Record<String, Tally> record) {
        Tally tally = record.value();
        StoredDays store = Objects.requireNonNull(pasts, "init comes first");
        Past past = Past.of(store.get(record.key(), tally.bucket()));
        Past.Burst burst = past.count(tally.bucket(), tally.articles(), begun(store, tally.bucket()), settings);
        store.put(record.key(), past.toBytes(), tally.bucket());
        if (burst != null) {
            Trend trend = new Trend(
                    tally.subject().id(),
                    tally.subject().entities(),
                    burst.since(),
                    burst.end().minus(settings.window()),
                    burst.end(),
                    burst.articles(),
                    burst.expected(),
                    burst.score());
            Objects.requireNonNull(context, "init comes first").forward(record.withValue(trend));
        }
    }

    /// When this partition began to count. It is put again each day, so that it is not forgotten.
    private Instant begun(StoredDays store, Instant now) {
        byte[] bytes = begun != null ? null : store.get(BEGUN, now);
        Instant first = begun != null
                ? begun
                : bytes == null
                        ? now
                        : Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong());
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (kept == null || today.isAfter(kept)) {
            store.put(
                    BEGUN,
                    ByteBuffer.allocate(Long.BYTES)
                            .putLong(first.toEpochMilli())
                            .array(),
                    now);
            kept = today;
        }
        begun = first;
        return first;
    }
}
