package dev.telex.ingest.publish;

import dev.telex.ingest.parse.Item;
import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.publish.Identity.Identified;
import dev.telex.wire.Article;
import dev.telex.wire.CanonicalLink;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedItems;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Hosts;
import dev.telex.wire.PublishedFlag;
import dev.telex.wire.SeenItems;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a document has to tell that was not told before.
///
/// @param articles those that are new in the feed, or changed
/// @param seen     what to compare the next document with
/// @param turned   [FeedState#turned] from now on
/// @param items    which article each item is, where that is worth keeping; null: nothing changed, or not all
///        is here
/// @param appeared when the new items did, as far as one can say
/// @param known    items of the document that were known before
/// @param reissued items that were known under other links and guids
public record Publication(
        List<Article> articles,
        SeenItems seen,
        @Nullable Instant turned,
        @Nullable FeedItems items,
        List<Instant> appeared,
        int known,
        int reissued) {

    /// What stands in a feed is told again after one to two times this, so that enrich does not forget it.
    private static final Duration TURN = Duration.ofDays(15);
    /// A text beyond this is cut: it would not fit into a record.
    public static final int MOST_CHARACTERS = 500_000;

    public Publication {
        articles = List.copyOf(articles);
        appeared = List.copyOf(appeared);
    }

    /// How a document came.
    public enum Came {
        /// asked for, and whole
        WHOLE,
        /// asked for, and only a part of what the feed holds: a delta, or cut off
        PART,
        /// not asked for: what is in it is news unless its date says otherwise
        PUSHED
    }

    /// Looks up [FeedItems]; null where there are none.
    public interface Recall {
        @Nullable
        FeedItems items(String feed);
    }

    /// @param state of the feed before this document
    /// @param now   when the document was fetched
    public static Publication of(Feed feed, FeedState state, Document document, Came came, Instant now, Recall recall) {
        if (document.items().isEmpty()) {
            // A feed that is empty for once has not forgotten what it published, and neither may we.
            return new Publication(List.of(), state.seen(), state.turned(), null, List.of(), 0, 0);
        }
        Identity.Result identities = Identity.of(feed.id(), document.items(), state.seen());
        List<Identified> items = identities.items();
        List<Identified> known = came == Came.WHOLE ? Reissue.recognise(items, state.seen(), feed.id(), recall) : items;
        return new Gathering(feed, state, document, came, now)
                .gather(known, reissued(items, known), identities.shared());
    }

    private static int reissued(List<Identified> before, List<Identified> after) {
        int reissued = 0;
        for (int i = 0; i < before.size(); i++) {
            reissued += before.get(i).before() == null && after.get(i).before() != null ? 1 : 0;
        }
        return reissued;
    }

    /// One document on its way to being articles.
    private record Gathering(Feed feed, FeedState state, Document document, Came came, Instant now) {
        Publication gather(List<Identified> items, int reissued, List<Long> shared) {
            boolean turns = state.turned() != null && !state.turned().plus(TURN).isAfter(now);
            Retention seen = new Retention(came == Came.WHOLE);
            List<Article> articles = new ArrayList<>();
            List<Instant> appeared = new ArrayList<>();
            Map<String, String> ids = new HashMap<>();
            for (Identified identified : items) {
                SeenItems.Item before = identified.before();
                boolean backfill =
                        before == null ? isBackfill(identified.candidate().item()) : before.backfill();
                int content = identified.candidate().content();
                boolean told = before != null
                        && before.content() == content
                        && !identified.renamed()
                        && (before.fresh() || !turns);
                boolean fresh = !told || (before != null && before.fresh() && !turns);
                if (!told) {
                    articles.add(article(identified, backfill));
                }
                if (before == null) {
                    appeared.add(appeared(identified.candidate().item()));
                }
                seen.add(identified, content, backfill, fresh);
                ids.put(Integer.toString(content), identified.article());
            }
            SeenItems packed = seen.pack(state.seen(), shared, turns);
            return new Publication(
                    articles,
                    packed,
                    turns || state.turned() == null ? now : state.turned(),
                    came == Came.WHOLE && !articles.isEmpty() ? new FeedItems(feed.id(), ids) : null,
                    appeared,
                    (int) items.stream().filter(item -> item.before() != null).count() - reissued,
                    reissued);
        }

        private Article article(Identified identified, boolean backfill) {
            Item item = identified.candidate().item();
            CanonicalLink link = identified.candidate().link();
            return new Article(
                    identified.article(),
                    feed.id(),
                    publisher(link),
                    isSighting(link),
                    backfill,
                    item.guid(),
                    item.link(),
                    item.title(),
                    cut(item.summary()),
                    cut(item.content()),
                    item.authors(),
                    item.categories(),
                    language(item),
                    item.enclosures(),
                    item.published(),
                    flag(item.published(), now),
                    item.updated(),
                    item.editorial(),
                    now);
        }

        /// What the item says of itself, else what the list of feeds says, else what the feed says.
        private @Nullable String language(Item item) {
            if (item.language() != null) {
                return item.language();
            }
            return feed.language() == null ? document.language() : feed.language();
        }

        private String publisher(@Nullable CanonicalLink link) {
            if (feed.publisher() != null) {
                return feed.publisher();
            }
            if (link != null) {
                return link.domain();
            }
            return isPolled() ? Hosts.domain(Hosts.of(feed.url())) : feed.title() == null ? feed.url() : feed.title();
        }

        private boolean isPolled() {
            return feed.kind() == null || feed.kind() == FeedKind.POLL;
        }

        /// What somebody sends or drops is his own.
        private boolean isSighting(@Nullable CanonicalLink link) {
            return isPolled()
                    && feed.publisher() == null
                    && link != null
                    && !link.domain().equals(Hosts.domain(Hosts.of(feed.url())));
        }

        /// Of the first document only: what appears in a later one was not in the feed before, whatever its
        /// date. In the first, a date that lies after the feed was added says that Telex was late, not that
        /// the article is old; a date that cannot be believed says nothing. What is pushed is news unless a
        /// date says otherwise.
        private boolean isBackfill(Item item) {
            boolean isDated = flag(item.published(), now) == null;
            boolean isOld = item.published() != null && !item.published().isAfter(feed.added());
            return came == Came.PUSHED ? isDated && isOld : state.polled() == null && (!isDated || isOld);
        }

        /// As its publisher says, where that can be: later than what was there the last time, and not in the
        /// future. In a first document, an item that says nothing tells nothing: it is as if it had appeared
        /// now.
        private Instant appeared(Item item) {
            Instant published = item.published();
            return published != null && isBelieved(published) ? published : now;
        }

        private boolean isBelieved(Instant published) {
            return !published.isAfter(now) && (state.polled() == null || published.isAfter(state.polled()));
        }
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }

    private static @Nullable PublishedFlag flag(@Nullable Instant published, Instant seen) {
        if (published == null) {
            return PublishedFlag.MISSING;
        }
        return published.isAfter(seen.plusSeconds(PublishedFlag.TOLERANCE_SECONDS)) ? PublishedFlag.FUTURE : null;
    }
}
