package dev.telex.ingest;

import dev.telex.ingest.publish.Outgoing;
import dev.telex.wire.Article;
import dev.telex.wire.FeedState;
import java.util.List;
import java.util.Map;

/// What a poll or a push comes to.
///
/// @param isNews there is something that Kafka has to know: a poll that found nothing changes the times alone,
///        and whoever takes over asks what is overdue at once
/// @param items  in the document
record Reckoned(Outgoing outgoing, boolean isNews, int items) {
    FeedState state() {
        return outgoing.state();
    }

    /// @param texts article id → what to publish as its text instead of the feed's
    Reckoned with(Map<String, String> texts) {
        List<Article> articles = outgoing.articles().stream()
                .map(article -> {
                    String text = texts.get(article.id());
                    return text == null ? article : article.withContent(text);
                })
                .toList();
        return new Reckoned(
                new Outgoing(articles, outgoing.events(), outgoing.items(), outgoing.feed(), outgoing.state()),
                isNews,
                items);
    }
}
