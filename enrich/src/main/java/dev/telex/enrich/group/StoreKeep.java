package dev.telex.enrich.group;

import dev.telex.enrich.store.Days;
import dev.telex.enrich.store.StoredDays;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// In stores of Kafka Streams.
final class StoreKeep implements Keep {
    private static final String ARTICLES = "articles-known";
    private static final String SKETCHES = "sketches";
    private static final String STORIES = "stories-running";
    private static final String DIGITS = "0123456789abcdef";

    private final Days articles;
    private final KeyValueStore<String, byte[]> sketches;
    private final KeyValueStore<String, byte[]> stories;

    StoreKeep(ProcessingContext context) {
        articles = new StoredDays(context, ARTICLES, Grouping.MEMORY);
        sketches = context.getStateStore(SKETCHES);
        stories = context.getStateStore(STORIES);
    }

    static Set<StoreBuilder<?>> builders() {
        return Set.of(StoredDays.builder(ARTICLES, Grouping.MEMORY), keyed(SKETCHES), keyed(STORIES));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> keyed(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }

    /// Gives back all sketches and stories, by as many threads as the common pool has: nothing is grouped until they
    /// are back.
    void restoreTo(Grouping grouping) {
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
            try (var all = stories.all()) {
                all.forEachRemaining(
                        entry -> grouping.restoreStory(entry.key.substring(0, entry.key.indexOf('/')), entry.value));
            }
        });
        grouping.restoreSketches(ranges().parallel().flatMap(this::sketches));
        others.join();
    }

    /// Of ids, which are hexadecimal: by their first digit, from the first id to the last whatever they are.
    private static Stream<Range> ranges() {
        return IntStream.range(0, DIGITS.length())
                .mapToObj(i -> new Range(
                        i == 0 ? null : DIGITS.substring(i, i + 1),
                        i + 1 == DIGITS.length() ? null : DIGITS.substring(i + 1, i + 2)));
    }

    /// @param from the first id; null: all before
    /// @param to   where the next one begins; null: all behind
    private record Range(@Nullable String from, @Nullable String to) {}

    private Stream<byte[]> sketches(Range range) {
        var all = sketches.range(range.from(), range.to());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, Spliterator.NONNULL), false)
                .filter(entry -> !entry.key.equals(range.to()))
                .map(entry -> entry.value)
                .onClose(all::close);
    }

    @Override
    public Days articles() {
        return articles;
    }

    @Override
    public void sketch(String article, byte @Nullable [] sketch) {
        sketches.put(article, sketch);
    }

    @Override
    public void story(String language, String story, byte @Nullable [] bytes) {
        stories.put(language + '/' + story, bytes);
    }
}
