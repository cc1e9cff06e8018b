package dev.telex.enrich;

import dev.telex.enrich.entity.EntityTagger;
import dev.telex.enrich.revision.Revised;
import dev.telex.enrich.revision.Revisions;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Article;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens to an article, in the order of the work.
public final class EnrichTopology {
    private static final Logger LOG = LoggerFactory.getLogger(EnrichTopology.class);

    private EnrichTopology() {}

    public static Topology build(EntityTagger tagger) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        Topics.ARTICLES.name(),
                        Consumed.with(Serdes.String(), Json.serde(Article.class))
                                .withName("articles"))
                .mapValues(ReadableArticle::of, Named.as("text"))
                .processValues(Revisions.supplier(), Named.as("revision"))
                .mapValues(revised -> enriched(revised, tagger), Named.as("entity"))
                .to(
                        Topics.ENRICHED.name(),
                        Produced.with(Serdes.String(), Json.serde(EnrichedArticle.class))
                                .withName("enriched"));
        return builder.build();
    }

    /// The revision is remembered by now: an article that went to the dead letters from here could not be
    /// repeated. It goes on untagged.
    private static EntityTagger.Tagged tagged(Article article, ReadableArticle readable, EntityTagger tagger) {
        try {
            return tagger.tag(article.title(), readable.text());
        } catch (RuntimeException e) {
            LOG.error("article {} goes on without entities", article.id(), e);
            return new EntityTagger.Tagged(List.of(), List.of(), List.of());
        }
    }

    private static EnrichedArticle enriched(Revised revised, EntityTagger tagger) {
        ReadableArticle readable = revised.article();
        Article article = readable.article();
        EntityTagger.Tagged tagged = tagged(article, readable, tagger);
        return new EnrichedArticle(
                article.id(),
                revised.version(),
                revised.kind(),
                revised.change(),
                revised.revision(),
                article.feed(),
                article.publisher(),
                article.sighting(),
                article.backfill(),
                article.guid(),
                article.link(),
                article.title(),
                readable.summary(),
                readable.text(),
                article.authors(),
                article.categories(),
                article.language(),
                article.enclosures(),
                article.published(),
                article.publishedFlag(),
                article.updated(),
                article.editorial(),
                revised.firstSeen(),
                article.seen(),
                tagged.mentions(),
                tagged.entities(),
                tagged.places());
    }
}
