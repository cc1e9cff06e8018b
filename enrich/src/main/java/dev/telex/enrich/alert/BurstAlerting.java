package dev.telex.enrich.alert;

import dev.telex.enrich.store.StoredDays;
import dev.telex.wire.Alert;
import dev.telex.wire.Trend;
import dev.telex.wire.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Tells watches on trends of bursts: once a watch and burst, however often its score changes. A watch that is added
/// while a burst lasts hears of it when its score changes next.
final class BurstAlerting implements Processor<String, Trend, String, Alert> {
    private final TrendWatches trendWatches;
    private @Nullable ProcessorContext<String, Alert> context;
    private @Nullable Function<String, @Nullable Watch> watches;
    private @Nullable StoredDays told;

    BurstAlerting(TrendWatches trendWatches) {
        this.trendWatches = trendWatches;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        this.context = context;
        this.watches = Watches.in(context);
        this.told = new StoredDays(context, Watches.BURSTS_TOLD, Watches.BURSTS_MEMORY);
    }

    @Override
    public void process(Record<String, Trend> record) {
        var context = Objects.requireNonNull(this.context, "init comes first");
        Trend trend = record.value();
        for (String id : trendWatches.matching(trend)) {
            Watch watch = Objects.requireNonNull(watches, "init comes first").apply(id);
            if (watch != null && isNews(id, trend)) {
                Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
                context.forward(new Record<>(id, Alert.of(watch, trend, now), record.timestamp()));
            }
        }
    }

    /// Remembers that it is none any more.
    private boolean isNews(String watch, Trend trend) {
        StoredDays told = Objects.requireNonNull(this.told, "init comes first");
        String key = watch + "/" + trend.id();
        byte[] burst = trend.since().toString().getBytes(StandardCharsets.UTF_8);
        if (Arrays.equals(told.get(key, trend.at()), burst)) {
            return false;
        }
        told.put(key, burst, trend.at());
        return true;
    }
}
