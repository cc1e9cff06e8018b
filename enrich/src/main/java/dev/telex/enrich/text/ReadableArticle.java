package dev.telex.enrich.text;

import dev.telex.wire.Article;
import org.jspecify.annotations.Nullable;

/// An article with its markup turned into text.
///
/// @param summary  plain text; null where the article has none
/// @param text     plain text: the content, else the summary, else ""
/// @param language a language tag: that of the text where it is clear, else what is claimed; null where neither is
public record ReadableArticle(
        Article article,
        @Nullable String summary,
        String text,
        @Nullable String language) {

    /// @param text    plain text
    /// @param claimed a language tag; null where nobody claims anything
    /// @return as [#language]
    public static @Nullable String languageOf(String title, String text, @Nullable String claimed) {
        return Language.of(title, text, claimed);
    }

    public static ReadableArticle of(Article article) {
        String summary = article.summary() == null ? null : PlainText.of(article.summary());
        String content = article.content() == null ? "" : PlainText.of(article.content());
        String text = content.isEmpty() && summary != null ? summary : content;
        return new ReadableArticle(article, summary, text, Language.of(article.title(), text, article.language()));
    }
}
