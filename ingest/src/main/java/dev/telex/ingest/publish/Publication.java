package dev.telex.ingest.publish;

import dev.telex.ingest.parse.Item;
import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.publish.Identity.Identified;
import dev.telex.wire.Article;
import dev.telex.wire.CanonicalLink;
import dev.telex.wire.Enclosure;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedState;
import dev.telex.wire.FeedState.SeenItem;
import dev.telex.wire.Hosts;
import dev.telex.wire.Ids;
import dev.telex.wire.PublishedFlag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a document has to tell that was not told before.
///
/// @param articles those that are new in the feed, or changed
/// @param items    all of the document, to compare the next one with
public record Publication(List<Article> articles, List<SeenItem> items) {

    public Publication {
        articles = List.copyOf(articles);
        items = List.copyOf(items);
    }

    /// @param state of the feed before this document
    /// @param seen  when the document was fetched
    public static Publication of(Feed feed, FeedState state, Document document, Instant seen) {
        Map<String, String> before = state.items().stream()
                .collect(Collectors.toMap(SeenItem::article, SeenItem::hash, (first, _) -> first));
        List<Article> articles = new ArrayList<>();
        List<SeenItem> items = new ArrayList<>();
        for (Identified identified : Identity.of(feed.id(), document.items(), state.items())) {
            String hash = hash(identified.item());
            items.add(new SeenItem(identified.key(), identified.article(), hash));
            if (!hash.equals(before.get(identified.article()))) {
                articles.add(article(feed, state, document, identified, seen));
            }
        }
        return new Publication(articles, items);
    }

    private static Article article(Feed feed, FeedState state, Document document, Identified identified, Instant seen) {
        Item item = identified.item();
        String language = feed.language() == null ? document.language() : feed.language();
        return new Article(
                identified.article(),
                feed.id(),
                publisher(feed, identified.link()),
                isSighting(feed, identified.link()),
                state.polled() == null && isBackfill(item.published(), feed.added(), seen),
                item.guid(),
                item.link(),
                item.title(),
                item.summary(),
                item.content(),
                item.authors(),
                item.categories(),
                language,
                item.enclosures(),
                item.published(),
                flag(item.published(), seen),
                item.updated(),
                seen);
    }

    private static String publisher(Feed feed, @Nullable CanonicalLink link) {
        if (feed.publisher() != null) {
            return feed.publisher();
        }
        return link == null ? Hosts.domain(Hosts.of(feed.url())) : link.domain();
    }

    private static boolean isSighting(Feed feed, @Nullable CanonicalLink link) {
        return feed.publisher() == null && link != null && !link.domain().equals(Hosts.domain(Hosts.of(feed.url())));
    }

    /// Of the first document only: what appears in a later one was not in the feed before, whatever its date. In
    /// the first, a date that lies after the feed was added says that Telex was late, not that the article is old;
    /// a date that cannot be believed says nothing.
    private static boolean isBackfill(@Nullable Instant published, Instant added, Instant seen) {
        return published == null || flag(published, seen) != null || !published.isAfter(added);
    }

    private static @Nullable PublishedFlag flag(@Nullable Instant published, Instant seen) {
        if (published == null) {
            return PublishedFlag.MISSING;
        }
        return published.isAfter(seen.plusSeconds(PublishedFlag.TOLERANCE_SECONDS)) ? PublishedFlag.FUTURE : null;
    }

    /// Without the dates: some feeds show the time of asking in them.
    private static String hash(Item item) {
        return Ids.hash(
                        item.title(),
                        String.valueOf(item.summary()),
                        String.valueOf(item.content()),
                        String.valueOf(item.link()),
                        String.join("\n", item.authors()),
                        String.join("\n", item.categories()),
                        String.join(
                                "\n",
                                item.enclosures().stream().map(Enclosure::url).toList()))
                .substring(0, 16);
    }
}
