package dev.telex.enrich;

import dev.telex.enrich.entity.EntityTagger;
import dev.telex.enrich.group.Draft;
import dev.telex.enrich.group.Grouped;
import dev.telex.enrich.group.Grouper;
import dev.telex.enrich.revision.Revisions;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Article;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Story;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.Topics;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/// What happens to an article, in the order of the work.
public final class EnrichTopology {
    private EnrichTopology() {}

    /// @param tagger shared by all threads
    public static Topology build(EntityTagger tagger, EnrichSettings settings) {
        Drafting drafting = new Drafting(tagger);
        StreamsBuilder builder = new StreamsBuilder();
        // By article: what it says, and what it is to its earlier revisions.
        KStream<String, Draft> drafts = builder.stream(
                        Topics.ARTICLES.name(),
                        Consumed.with(Serdes.String(), Json.serde(Article.class))
                                .withName("articles"))
                .mapValues(ReadableArticle::of, Named.as("text"))
                .processValues(Revisions.supplier(), Named.as("revision"))
                .map((_, revised) -> KeyValue.pair(revised.language(), drafting.draft(revised)), Named.as("entity"));

        // By language: what belongs together. Only this step writes what is told.
        KStream<String, Grouped> grouped = drafts.repartition(
                        Repartitioned.with(Serdes.String(), Json.serde(Draft.class))
                                .withName("by-language"))
                .process(Grouper.supplier(settings.copies(), settings.stories()), Named.as("group"));
        grouped.flatMap((_, told) -> byKey(told.articles(), EnrichedArticle::id), Named.as("told-articles"))
                .to(
                        Topics.ENRICHED.name(),
                        Produced.with(Serdes.String(), Json.serde(EnrichedArticle.class))
                                .withName("enriched"));
        grouped.flatMap((_, told) -> byKey(told.stories(), Story::id), Named.as("told-stories"))
                .to(
                        Topics.STORIES.name(),
                        Produced.with(Serdes.String(), Json.serde(Story.class)).withName("stories"));
        return builder.build();
    }

    private static <V> List<KeyValue<String, V>> byKey(List<V> values, Function<V, String> key) {
        return values.stream()
                .map(value -> KeyValue.pair(key.apply(value), value))
                .toList();
    }
}
