package dev.telex.enrich;

import dev.telex.enrich.entity.EntityTagger;
import dev.telex.enrich.group.Draft;
import dev.telex.enrich.revision.Headline;
import dev.telex.enrich.revision.Revised;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.enrich.watch.Acceptance;
import dev.telex.enrich.watch.Matcher;
import dev.telex.enrich.watch.Span;
import dev.telex.wire.Article;
import dev.telex.wire.Kind;
import java.util.List;
import java.util.Map;

/// The way of articles through [EnrichTopology] as far as the watches, without Kafka.
public final class FileMatching {
    private final Matcher matcher = new Matcher();
    private final Drafting drafting = new Drafting(EntityTagger.load(), matcher::match);

    public Acceptance put(String watch, String query) {
        return matcher.put(watch, query);
    }

    /// The watches that an article matches, by id, and where.
    ///
    /// @param text plain, and what offsets count in
    public Map<String, List<Span>> match(Article article, String text) {
        String language = ReadableArticle.languageOf(article.title(), text, article.language());
        Revised revised = new Revised(
                new ReadableArticle(article, null, text, language),
                Kind.NEW,
                Headline.of(article.title()),
                null,
                language == null ? "und" : language,
                1,
                1,
                article.seen());
        Draft draft = drafting.draft(revised);
        return matcher.where(draft.article(), draft.matches());
    }
}
