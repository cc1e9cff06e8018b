package dev.telex.press;

import java.time.Instant;
import java.util.List;

/// A release as feeds carry it, for those who want all of them without polling.
///
/// @param release  the truth about it; [Release#published] is when this revision was sent
/// @param first    when the article's first revision was sent: what feeds give as published
/// @param language of its publisher, "en-GB"
/// @param summary  plain text
/// @param html     the article
public record PressItem(
        Release release,
        Instant first,
        String language,
        String summary,
        String html,
        String author,
        List<String> categories) {

    static PressItem of(Article article) {
        return new PressItem(
                article.release(),
                article.first(),
                article.publisher().language(),
                article.summary(),
                article.html(),
                article.author(),
                article.categories());
    }
}
