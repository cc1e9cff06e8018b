package dev.telex.enrich;

import dev.telex.enrich.Annotator.Annotated;
import dev.telex.enrich.entity.EntityTagger;
import dev.telex.enrich.group.Draft;
import dev.telex.enrich.revision.Revised;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.enrich.topic.MediaTopics;
import dev.telex.wire.Article;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From a revision to what is known of it by itself: its text with the entities that it names.
final class Drafting {
    private static final Logger LOG = LoggerFactory.getLogger(Drafting.class);

    private final Annotator annotator;
    private final Function<EnrichedArticle, List<String>> watches;

    /// @param watches ids of those that an article matches
    Drafting(EntityTagger tagger, Function<EnrichedArticle, List<String>> watches) {
        this.annotator = new Annotator(tagger);
        this.watches = watches;
    }

    Draft draft(Revised revised) {
        ReadableArticle readable = revised.article();
        Article article = readable.article();
        // What is withdrawn loses its words below: there is nothing to annotate.
        Annotated annotated = revised.kind() == Kind.KILL ? Annotated.NOTHING : annotate(article, readable);
        EnrichedArticle enriched = new EnrichedArticle(
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
                readable.language(),
                article.enclosures(),
                article.published(),
                article.publishedFlag(),
                article.updated(),
                article.editorial(),
                revised.firstSeen(),
                article.seen(),
                null,
                null,
                List.of(),
                null,
                annotated.mentions(),
                annotated.entities(),
                annotated.places(),
                annotated.facts(),
                MediaTopics.of(article.editorial(), article.categories()),
                annotated.boilerplate());
        // The headline says which article is meant; the rest of what is withdrawn goes no further.
        boolean isKill = revised.kind() == Kind.KILL;
        return new Draft(
                isKill ? enriched.withdrawn(revised.version(), revised.revision(), article.seen(), null) : enriched,
                revised.headline().mark(),
                revised.headline().bare(),
                isKill ? List.of() : matches(enriched));
    }

    private List<String> matches(EnrichedArticle article) {
        try {
            return watches.apply(article);
        } catch (RuntimeException e) {
            LOG.error("article {} alerts nobody", article.id(), e);
            return List.of();
        }
    }

    /// The revision is remembered by now: an article that went to the dead letters from here could not be
    /// repeated. It goes on untagged.
    private Annotated annotate(Article article, ReadableArticle readable) {
        // "Thursday" is reckoned from when it was seen where its publisher claims no time that can be.
        boolean isDated = article.published() != null && article.publishedFlag() == null;
        Instant published = isDated ? article.published() : article.seen();
        try {
            return annotator.annotate(article.title(), readable.text(), readable.language(), published);
        } catch (RuntimeException e) {
            LOG.error("article {} goes on without entities", article.id(), e);
            return Annotated.NOTHING;
        }
    }
}
