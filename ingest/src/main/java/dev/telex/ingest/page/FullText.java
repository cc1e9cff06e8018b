package dev.telex.ingest.page;

import dev.telex.ingest.fetch.Fetcher;
import dev.telex.ingest.fetch.Outcome;
import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.ingest.fetch.Request;
import dev.telex.ingest.publish.Publication;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.Hosts;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches the pages of articles whose feeds carry teasers only, and reads the text that is there.
///
/// Given what a poll is about to publish, so that a page is asked for once for each revision of its article and not
/// at every poll. An article whose page cannot be had, or has less to say than the feed, goes on as the feed gave
/// it: nothing is ever held back or lost for a page. Of many at once (a feed that was just added) the newest are
/// completed and the others go without.
public final class FullText {
    private static final Logger LOG = LoggerFactory.getLogger(FullText.class);

    /// In a row, after which a host is left alone until the next poll.
    private static final int MOST_FAILURES = 3;

    private final Fetcher fetcher;
    private final PageSettings settings;
    private final Turns turns;

    public FullText(Fetcher fetcher, PageSettings settings) {
        this.fetcher = fetcher;
        this.settings = settings;
        this.turns = new Turns(settings.pause());
    }

    /// Blocks, at most for the settings' patience and one request.
    ///
    /// @param articles about to be published
    /// @return article id → the text of its page as HTML, for those whose page has more to say than the feed
    public Map<String, String> texts(Feed feed, List<Article> articles) {
        return new Visit(feed).texts(articles);
    }

    /// One poll's round of pages.
    private final class Visit {
        private final Feed feed;
        private final long deadline = System.nanoTime() + settings.patience().toNanos();
        /// Host → failures in a row.
        private final Map<String, Integer> failures = new HashMap<>();

        Visit(Feed feed) {
            this.feed = feed;
        }

        /// @return article id → HTML
        Map<String, String> texts(List<Article> articles) {
            Map<String, String> texts = new HashMap<>();
            articles.stream()
                    .filter(Visit::hasPage)
                    .sorted(Comparator.comparing(Visit::date).reversed())
                    .limit(settings.perPoll())
                    .forEach(article -> {
                        String text = text(article);
                        if (text != null) {
                            texts.put(article.id(), text);
                        }
                    });
            return texts;
        }

        private static Instant date(Article article) {
            return article.published() == null ? Instant.MIN : article.published();
        }

        /// A sighting tells that an article exists and never what it says.
        private static boolean hasPage(Article article) {
            return article.link() != null
                    && !article.sighting()
                    && !Hosts.of(article.link()).isEmpty();
        }

        private @Nullable String text(Article article) {
            String link = Objects.requireNonNull(article.link());
            String host = Hosts.of(link);
            if (failures.getOrDefault(host, 0) >= MOST_FAILURES) {
                return null;
            }
            Outcome outcome = turns.take(host, deadline, () -> fetcher.fetch(request(link, host)));
            return switch (outcome) {
                case null -> null;
                case Fetched page -> {
                    failures.remove(host);
                    yield read(article, page);
                }
                case Outcome.Failed failed -> {
                    LOG.debug("no full text: {}", failed.reason());
                    failures.merge(host, 1, Integer::sum);
                    yield null;
                }
                case Outcome.RateLimited _ -> {
                    failures.put(host, MOST_FAILURES);
                    yield null;
                }
                case Outcome.Gone _, Outcome.NotModified _ -> null;
            };
        }

        /// Credentials are for the feed's host and no other.
        private Request request(String link, String host) {
            return Request.page(link).as(host.equals(Hosts.of(feed.url())) ? feed.credentials() : null);
        }

        private @Nullable String read(Article article, Fetched page) {
            return switch (PageText.of(page.body().bytes(), page.contentType(), page.url())) {
                case PageText.Found found ->
                    found.html().length() <= Publication.MOST_CHARACTERS && isMore(found.html(), article)
                            ? found.html()
                            : null;
                case PageText.Nothing nothing -> {
                    LOG.debug("no full text: {}", nothing.reason());
                    yield null;
                }
            };
        }

        private static boolean isMore(String html, Article article) {
            return length(html) > Math.max(length(article.content()), length(article.summary()));
        }

        private static int length(@Nullable String html) {
            return html == null ? 0 : Jsoup.parseBodyFragment(html).text().length();
        }
    }
}
