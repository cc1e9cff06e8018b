package dev.telex.enrich.group;

import dev.telex.enrich.store.Days;
import dev.telex.enrich.store.HeapDays;
import org.jspecify.annotations.Nullable;

/// Where [Grouping] keeps what it knows: in stores of Kafka Streams, or on the heap.
public interface Keep {
    /// What is known of articles, for [Grouping#MEMORY].
    Days articles();

    /// Keeps an article's sketch for as long as copies are looked for; null: it is not needed any more.
    void sketch(String article, byte @Nullable [] sketch);

    /// Keeps a story of a language for as long as it may take articles in; null: it is not needed any more.
    void story(String language, String story, byte @Nullable [] bytes);

    /// On the heap and for one run: nothing is restored from there.
    static Keep onHeap() {
        return new Keep() {
            private final Days articles = new HeapDays();

            @Override
            public Days articles() {
                return articles;
            }

            @Override
            public void sketch(String article, byte @Nullable [] sketch) {}

            @Override
            public void story(String language, String story, byte @Nullable [] bytes) {}
        };
    }
}
