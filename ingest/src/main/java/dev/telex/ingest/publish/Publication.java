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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a document has to tell that was not told before.
///
/// @param articles those that are new in the feed, or changed
/// @param items    all of the document, to compare the next one with
/// @param shared   links and guids that several items have had
public record Publication(List<Article> articles, List<SeenItem> items, List<String> shared) {
    /// What does not change is told again after this time, so that enrich does not forget it while it stands in a
    /// feed.
    private static final Duration REMINDER = Duration.ofDays(30);
    /// A text beyond this is cut: it would not fit into a record.
    private static final int MOST_CHARACTERS = 500_000;

    public Publication {
        articles = List.copyOf(articles);
        items = List.copyOf(items);
        shared = List.copyOf(shared);
    }

    /// @param state of the feed before this document
    /// @param seen  when the document was fetched
    public static Publication of(Feed feed, FeedState state, Document document, Instant seen) {
        if (document.items().isEmpty()) {
            // A feed that is empty for once has not forgotten what it published, and neither may we.
            return new Publication(List.of(), state.items(), state.shared());
        }
        Identity.Result identities = Identity.of(feed.id(), document.items(), state);
        List<Article> articles = new ArrayList<>();
        List<SeenItem> items = new ArrayList<>();
        for (Identified identified : identities.items()) {
            SeenItem now = seen(feed, state, identified, seen);
            SeenItem before = identified.before();
            if (before != null && isTold(before, now, seen)) {
                items.add(again(now, before.told()));
            } else {
                items.add(now);
                articles.add(article(feed, document, identified, now.backfill(), seen));
            }
        }
        return new Publication(articles, items, identities.shared());
    }

    private static SeenItem seen(Feed feed, FeedState state, Identified identified, Instant seen) {
        Candidate candidate = identified.candidate();
        Item item = candidate.item();
        SeenItem before = identified.before();
        boolean isBackfill = before == null
                ? state.polled() == null && isBackfill(item.published(), feed.added(), seen)
                : before.backfill();
        return new SeenItem(candidate.key(), candidate.pair(), identified.article(), hash(item), isBackfill, seen);
    }

    private static boolean isTold(SeenItem before, SeenItem now, Instant seen) {
        return before.hash().equals(now.hash()) && before.told().plus(REMINDER).isAfter(seen);
    }

    private static SeenItem again(SeenItem item, Instant told) {
        return new SeenItem(item.key(), item.pair(), item.article(), item.hash(), item.backfill(), told);
    }

    private static Article article(
            Feed feed, Document document, Identified identified, boolean backfill, Instant seen) {
        Item item = identified.candidate().item();
        CanonicalLink link = identified.candidate().link();
        return new Article(
                identified.article(),
                feed.id(),
                publisher(feed, link),
                isSighting(feed, link),
                backfill,
                item.guid(),
                item.link(),
                item.title(),
                cut(item.summary()),
                cut(item.content()),
                item.authors(),
                item.categories(),
                language(feed, document, item),
                item.enclosures(),
                item.published(),
                flag(item.published(), seen),
                item.updated(),
                item.editorial(),
                seen);
    }

    /// What the item says of itself, else what the list of feeds says, else what the feed says.
    private static @Nullable String language(Feed feed, Document document, Item item) {
        if (item.language() != null) {
            return item.language();
        }
        return feed.language() == null ? document.language() : feed.language();
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
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
                        String.valueOf(item.editorial()),
                        String.join(
                                "\n",
                                item.enclosures().stream().map(Enclosure::url).toList()))
                .substring(0, 16);
    }
}
