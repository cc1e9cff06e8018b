package dev.telex.enrich;

import dev.telex.enrich.alert.Watches;
import dev.telex.enrich.entity.EntityTagger;
import dev.telex.enrich.group.Draft;
import dev.telex.enrich.group.Grouped;
import dev.telex.enrich.group.Grouper;
import dev.telex.enrich.revision.Revisions;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.enrich.trend.Tally;
import dev.telex.enrich.trend.Trends;
import dev.telex.wire.Alert;
import dev.telex.wire.Article;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Story;
import dev.telex.wire.Trend;
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
        StreamsBuilder builder = new StreamsBuilder();
        Watches watches = new Watches();
        watches.addTo(builder);
        Drafting drafting = new Drafting(tagger, watches::match);
        // By article: what it says, and what it is to its earlier revisions.
        KStream<String, Draft> drafts = builder.stream(
                        Topics.ARTICLES.name(),
                        Consumed.with(Serdes.String(), Json.serde(Article.class))
                                .withName("articles"))
                .mapValues(ReadableArticle::of, Named.as("text"))
                .processValues(Revisions.supplier(), Named.as("revision"))
                .map((_, revised) -> KeyValue.pair(revised.language(), drafting.draft(revised)), Named.as("entity"));

        // What `telex replay` read again, with a better model: it is told as it was, and nobody is alerted.
        KStream<String, Draft> again = builder.stream(
                        Topics.REPLAYED.name(),
                        Consumed.with(Serdes.String(), Json.serde(EnrichedArticle.class))
                                .withName("replayed"))
                .process(Revisions.recalling(), Named.as("recall"), Revisions.REVISIONS)
                .mapValues(Draft::again, Named.as("again"));

        // By language: what belongs together. Only this step writes what is told.
        KStream<String, Grouped> grouped = drafts.merge(again, Named.as("drafts"))
                .repartition(Repartitioned.with(Serdes.String(), Json.serde(Draft.class))
                        .withName("by-language"))
                .process(Grouper.supplier(settings.copies(), settings.stories(), watches), Named.as("group"));
        KStream<String, EnrichedArticle> told =
                grouped.flatMap((_, all) -> byKey(all.articles(), EnrichedArticle::id), Named.as("told-articles"));
        told.to(
                Topics.ENRICHED.name(),
                Produced.with(Serdes.String(), Json.serde(EnrichedArticle.class))
                        .withName("enriched"));
        grouped.flatMap((_, all) -> byKey(all.stories(), Story::id), Named.as("told-stories"))
                .to(
                        Topics.STORIES.name(),
                        Produced.with(Serdes.String(), Json.serde(Story.class)).withName("stories"));
        grouped.flatMap((_, all) -> byKey(all.alerts(), Alert::watch), Named.as("told-alerts"))
                .to(
                        Topics.ALERTS.name(),
                        Produced.with(Serdes.String(), Json.serde(Alert.class)).withName("alerts"));

        // By entity: what more articles are about than usual, and who watches for that.
        KStream<String, Trend> trends = told.process(Trends.counting(), Named.as("tally"))
                .repartition(Repartitioned.with(Serdes.String(), Json.serde(Tally.class))
                        .withName("by-entity"))
                .process(Trends.comparing(settings.trends()), Named.as("trend"));
        trends.to(
                Topics.TRENDS.name(),
                Produced.with(Serdes.String(), Json.serde(Trend.class)).withName("trends"));
        trends.process(watches.burstAlerting(), Named.as("burst"))
                .to(
                        Topics.ALERTS.name(),
                        Produced.with(Serdes.String(), Json.serde(Alert.class)).withName("burst-alerts"));
        return builder.build();
    }

    private static <V> List<KeyValue<String, V>> byKey(List<V> values, Function<V, String> key) {
        return values.stream()
                .map(value -> KeyValue.pair(key.apply(value), value))
                .toList();
    }
}
