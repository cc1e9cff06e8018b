package dev.telex.enrich.revision;

import dev.telex.enrich.revision.Remembered.Shown;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Article;
import dev.telex.wire.Ids;
import dev.telex.wire.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether an article has something to tell, given what is remembered of it. Pure.
///
/// Only its publisher's own feeds revise an article. Each feed is compared with what itself showed before: two
/// section feeds that carry other summaries of one article are no updates of each other. A text that was shown
/// before is an update only if it comes with a later `updated`; otherwise a cache somewhere served an old page.
///
/// @param kind       what it is; null: nothing new, drop it
/// @param remembered what to remember from now on
record Decision(@Nullable Kind kind, Remembered remembered) {

    static Decision on(ReadableArticle readable, @Nullable Remembered before) {
        Article article = readable.article();
        long text = hash(article.title(), readable.text());
        if (before == null) {
            return new Decision(Kind.NEW, first(article, text));
        }
        if (isOwnViewAfterSightings(article, before) || isLiveAfterBackfill(article, before)) {
            return new Decision(Kind.NEW, passed(before, article, text, before.revision()));
        }
        if (!article.sighting() && isChange(article, text, before)) {
            return new Decision(Kind.UPDATE, passed(before, article, text, before.revision() + 1));
        }
        return new Decision(null, seenAgain(before, article, text));
    }

    private static boolean isOwnViewAfterSightings(Article article, Remembered before) {
        return before.sighting() && !article.sighting();
    }

    /// Its publisher's own view is not replaced by somebody else's, not even to say that the article is live.
    private static boolean isLiveAfterBackfill(Article article, Remembered before) {
        return before.backfill() && !article.backfill() && (before.sighting() || !article.sighting());
    }

    private static boolean isChange(Article article, long text, Remembered before) {
        Shown shown = shown(before, feed(article));
        if (shown == null || shown.text() == (int) text) {
            return false;
        }
        return !before.texts().contains(text) || isLater(article.updated(), before.updated());
    }

    private static boolean isLater(@Nullable Instant updated, @Nullable Instant before) {
        return updated != null && (before == null || updated.isAfter(before));
    }

    private static Remembered first(Article article, long text) {
        return new Remembered(
                article.seen(),
                article.seen(),
                article.seen().toEpochMilli(),
                1,
                article.backfill(),
                article.sighting(),
                article.updated(),
                List.of(new Shown(feed(article), (int) text)),
                List.of(text));
    }

    /// What to remember of an article that is dropped: where and when it was seen. Its text is none of the
    /// revisions'.
    private static Remembered seenAgain(Remembered before, Article article, long text) {
        return new Remembered(
                before.firstSeen(),
                later(before.lastSeen(), article.seen()),
                before.version(),
                before.revision(),
                before.backfill(),
                before.sighting(),
                before.updated(),
                feeds(before, article, text),
                before.texts());
    }

    /// Sightings are never compared, and do not push the publisher's own feeds out of memory.
    private static List<Shown> feeds(Remembered before, Article article, long text) {
        if (article.sighting() && !before.sighting()) {
            return before.feeds();
        }
        List<Shown> others = before.feeds().stream()
                .filter(shown -> shown.feed() != feed(article))
                .toList();
        return withLast(others, new Shown(feed(article), (int) text), Remembered.MOST_FEEDS);
    }

    /// What to remember of an article that is passed on.
    private static Remembered passed(Remembered before, Article article, long text, int revision) {
        Remembered after = seenAgain(before, article, text);
        return new Remembered(
                after.firstSeen(),
                after.lastSeen(),
                Math.max(before.version() + 1, article.seen().toEpochMilli()),
                revision,
                before.backfill() && article.backfill(),
                before.sighting() && article.sighting(),
                isLater(article.updated(), before.updated()) ? article.updated() : before.updated(),
                after.feeds(),
                before.texts().contains(text) ? before.texts() : withLast(before.texts(), text, Remembered.MOST_TEXTS));
    }

    private static @Nullable Shown shown(Remembered before, int feed) {
        return before.feeds().stream()
                .filter(shown -> shown.feed() == feed)
                .findFirst()
                .orElse(null);
    }

    private static <T> List<T> withLast(List<T> list, T last, int most) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer.subList(Math.max(0, longer.size() - most), longer.size());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static int feed(Article article) {
        return (int) hash(article.feed());
    }

    private static long hash(String... parts) {
        return HexFormat.fromHexDigitsToLong(Ids.hash(parts), 0, 16);
    }
}
