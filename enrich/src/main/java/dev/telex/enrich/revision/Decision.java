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
        Remembered after = after(before, article, text);
        if (isOwnViewAfterSightings(article, before) || isLiveAfterBackfill(article, before)) {
            return new Decision(Kind.NEW, risen(after, before.revision(), article.seen()));
        }
        if (!article.sighting() && isChange(article, text, before)) {
            return new Decision(Kind.UPDATE, risen(after, before.revision() + 1, article.seen()));
        }
        return new Decision(null, after);
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
        if (shown == null || shown.text() == text) {
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
                List.of(new Shown(feed(article), text)),
                List.of(text));
    }

    private static Remembered after(Remembered before, Article article, long text) {
        boolean isView = before.sighting() || !article.sighting();
        return new Remembered(
                before.firstSeen(),
                later(before.lastSeen(), article.seen()),
                before.version(),
                before.revision(),
                before.backfill() && !isLiveAfterBackfill(article, before),
                before.sighting() && article.sighting(),
                isView && isLater(article.updated(), before.updated()) ? article.updated() : before.updated(),
                withLast(
                        before.feeds().stream()
                                .filter(shown -> shown.feed() != feed(article))
                                .toList(),
                        new Shown(feed(article), text),
                        Remembered.MOST_FEEDS),
                isView && !before.texts().contains(text)
                        ? withLast(before.texts(), text, Remembered.MOST_TEXTS)
                        : before.texts());
    }

    /// The same with the numbers of a record that goes out.
    private static Remembered risen(Remembered after, int revision, Instant seen) {
        return new Remembered(
                after.firstSeen(),
                after.lastSeen(),
                Math.max(after.version() + 1, seen.toEpochMilli()),
                revision,
                after.backfill(),
                after.sighting(),
                after.updated(),
                after.feeds(),
                after.texts());
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
