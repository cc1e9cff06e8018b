package dev.telex.enrich;

import dev.telex.enrich.entity.EntityTagger;
import dev.telex.enrich.entity.EntityTagger.Tagged;
import dev.telex.enrich.group.Draft;
import dev.telex.enrich.revision.Revised;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Article;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From a revision to what is known of it by itself: its text with the entities that it names.
final class Drafting {
    private static final Logger LOG = LoggerFactory.getLogger(Drafting.class);

    private final EntityTagger tagger;

    Drafting(EntityTagger tagger) {
        this.tagger = tagger;
    }

    Draft draft(Revised revised) {
        ReadableArticle readable = revised.article();
        Article article = readable.article();
        Tagged tagged = tag(article, readable);
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
                article.language(),
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
                tagged.mentions(),
                tagged.entities(),
                tagged.places());
        // The headline says which article is meant; the rest of what is withdrawn goes no further.
        return new Draft(
                revised.kind() == Kind.KILL
                        ? enriched.withdrawn(revised.version(), revised.revision(), article.seen(), null)
                        : enriched,
                revised.headline().mark(),
                revised.headline().bare());
    }

    /// The revision is remembered by now: an article that went to the dead letters from here could not be
    /// repeated. It goes on untagged.
    private Tagged tag(Article article, ReadableArticle readable) {
        try {
            return tagger.tag(article.title(), readable.text());
        } catch (RuntimeException e) {
            LOG.error("article {} goes on without entities", article.id(), e);
            return new Tagged(List.of(), List.of(), List.of());
        }
    }
}
