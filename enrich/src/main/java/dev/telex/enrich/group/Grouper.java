package dev.telex.enrich.group;

import dev.telex.enrich.copy.CopySettings;
import dev.telex.enrich.story.StorySettings;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// The step of the topology: language → what is to be told. What [Grouping] holds in memory is built again from the
/// stores when a task arrives.
public final class Grouper implements Processor<String, Draft, String, Grouped> {
    private final CopySettings copies;
    private final StorySettings stories;
    private @Nullable ProcessorContext<String, Grouped> context;
    private @Nullable Grouping grouping;

    private Grouper(CopySettings copies, StorySettings stories) {
        this.copies = copies;
        this.stories = stories;
    }

    public static ProcessorSupplier<String, Draft, String, Grouped> supplier(
            CopySettings copies, StorySettings stories) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Draft, String, Grouped> get() {
                return new Grouper(copies, stories);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return StoreKeep.builders();
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Grouped> context) {
        this.context = context;
        StoreKeep keep = new StoreKeep(context);
        this.grouping = new Grouping(copies, stories, keep);
        keep.restoreTo(grouping);
    }

    @Override
    public void process(Record<String, Draft> record) {
        Grouped grouped = Objects.requireNonNull(grouping, "init comes first").group(record.value(), record.key());
        if (!grouped.articles().isEmpty()) {
            Objects.requireNonNull(context, "init comes first").forward(record.withValue(grouped));
        }
    }
}
