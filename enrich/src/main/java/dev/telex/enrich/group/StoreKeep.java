package dev.telex.enrich.group;

import dev.telex.enrich.store.Days;
import dev.telex.enrich.store.StoredDays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
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

    /// Gives back all sketches and, by another thread at the same time, all stories: nothing is grouped until both
    /// are back.
    void restoreTo(Grouping grouping) {
        CompletableFuture<Void> others = CompletableFuture.runAsync(() ->
                each(stories, (key, story) -> grouping.restoreStory(key.substring(0, key.indexOf('/')), story)));
        grouping.expectSketches(sketches.approximateNumEntries());
        each(sketches, (_, sketch) -> grouping.restoreSketch(sketch));
        others.join();
    }

    private static void each(KeyValueStore<String, byte[]> store, BiConsumer<String, byte[]> action) {
        try (var all = store.all()) {
            all.forEachRemaining(entry -> action.accept(entry.key, entry.value));
        }
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
