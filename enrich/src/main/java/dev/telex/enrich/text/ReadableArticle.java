package dev.telex.enrich.text;

import dev.telex.wire.Article;
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
}
