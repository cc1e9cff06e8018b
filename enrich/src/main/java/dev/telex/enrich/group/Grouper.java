package dev.telex.enrich.group;

import dev.telex.enrich.alert.AlertKeep;
import dev.telex.enrich.alert.Alerting;
import dev.telex.enrich.alert.Watches;
import dev.telex.enrich.copy.CopySettings;
import dev.telex.enrich.story.StorySettings;
import dev.telex.wire.Alert;
import dev.telex.wire.topics.Replayed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// The step of the topology: language → what is to be told. What [Grouping] holds in memory is built again from the
/// stores when a task arrives.
public final class Grouper implements Processor<String, Draft, String, Grouped> {
    private static final Duration EMBARGOES = Duration.ofSeconds(1);

    private final CopySettings copies;
    private final StorySettings stories;
    private final Watches watches;
    private @Nullable ProcessorContext<String, Grouped> context;
    private @Nullable Grouping grouping;
    private @Nullable Alerting alerting;

    private Grouper(CopySettings copies, StorySettings stories, Watches watches) {
        this.copies = copies;
        this.stories = stories;
        this.watches = watches;
    }

    public static ProcessorSupplier<String, Draft, String, Grouped> supplier(
            CopySettings copies, StorySettings stories, Watches watches) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Draft, String, Grouped> get() {
                return new Grouper(copies, stories, watches);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                Set<StoreBuilder<?>> stores = new HashSet<>(StoreKeep.builders());
                stores.addAll(AlertKeep.builders());
                return stores;
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Grouped> context) {
        this.context = context;
        StoreKeep keep = new StoreKeep(context);
        Grouping grouping = new Grouping(copies, stories, keep);
        keep.restoreTo(grouping);
        this.grouping = grouping;
        this.alerting = watches.alerting(context, grouping::story);
        // Embargoes end whether or not an article comes.
        context.schedule(EMBARGOES, PunctuationType.WALL_CLOCK_TIME, this::tellDue);
    }

    @Override
    public void process(Record<String, Draft> record) {
        var context = Objects.requireNonNull(this.context, "init comes first");
        Draft draft = record.value();
        Grouping grouping = Objects.requireNonNull(this.grouping, "init comes first");
        if (Replayed.is(record.headers())) {
            context.forward(record.withValue(grouping.again(draft.article())));
            return;
        }
        Grouped grouped = grouping.group(draft, record.key());
        if (grouped.isKnown()) {
            context.forward(record.withValue(grouped));
        } else if (!grouped.articles().isEmpty()) {
            List<Alert> alerts = Objects.requireNonNull(alerting, "init comes first")
                    .decide(
                            grouped.articles(),
                            grouped.stories(),
                            draft.matches(),
                            Instant.ofEpochMilli(context.currentSystemTimeMs()));
            context.forward(record.withValue(new Grouped(grouped.articles(), grouped.stories(), alerts)));
        }
    }

    private void tellDue(long now) {
        List<Alert> due = Objects.requireNonNull(alerting, "init comes first").due(Instant.ofEpochMilli(now));
        if (!due.isEmpty()) {
            Objects.requireNonNull(context, "init comes first")
                    .forward(new Record<>("", new Grouped(List.of(), List.of(), due), now));
        }
    }
}
