package dev.telex.enrich.text;

import dev.telex.wire.Article;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An article with its markup turned into text.
///
/// @param summary plain text; null where the article has none
/// @param text    plain text: the content, else the summary, else ""
public record ReadableArticle(Article article, @Nullable String summary, String text) {

    public static ReadableArticle of(Article article) {
        String summary = article.summary() == null ? null : PlainText.of(article.summary());
        String content = article.content() == null ? "" : PlainText.of(article.content());
        return new ReadableArticle(article, summary, content.isEmpty() && summary != null ? summary : content);
    }

    /// The tombstone: who published what when, and not a word of what it said.
    public ReadableArticle withdrawn() {
        Article tombstone = new Article(
                article.id(),
                article.feed(),
                article.publisher(),
                article.sighting(),
                article.backfill(),
                article.guid(),
                article.link(),
                "",
                null,
                null,
                article.authors(),
                List.of(),
                article.language(),
                List.of(),
                article.published(),
                article.publishedFlag(),
                article.updated(),
                null,
                article.seen());
        return new ReadableArticle(tombstone, null, "");
    }
}
