package dev.telex.enrich.revision;

import dev.telex.enrich.revision.Remembered.Shown;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Article;
import dev.telex.wire.Editorial;
import dev.telex.wire.Ids;
import dev.telex.wire.Kind;
import dev.telex.wire.PublicationStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether an article has something to tell, given what is remembered of it. Pure.
///
/// Only its publisher's own feeds revise an article. Each feed is compared with what itself showed before: two
/// section feeds that carry other summaries of one article are no updates of each other. A text that was shown
/// before is an update only if it comes with a later `updated`; otherwise a cache somewhere served an old page.
///
/// What kind of revision it is, the wire's fields say, else the marks of its headline or of its first words
/// ([Marks]). A mark counts when it is set, not for as long as it stays.
///
/// Withdrawn is withdrawn: after a kill, other section feeds may show the text for a while. Only a change that its
/// publisher dates later than the kill, or calls usable, brings an article back.
///
/// @param kind       what it is; null: nothing new, drop it
/// @param remembered what to remember from now on
record Decision(@Nullable Kind kind, Remembered remembered) {

    static Decision on(ReadableArticle readable, @Nullable Remembered before) {
        Seen seen = Seen.of(readable);
        if (before == null) {
            return new Decision(seen.firstKind(), first(seen));
        }
        Kind kind = kind(seen, before);
        return kind == null
                ? new Decision(null, seenAgain(before, seen))
                : new Decision(kind, passed(before, seen, kind));
    }

    private static @Nullable Kind kind(Seen seen, Remembered before) {
        Article article = seen.article();
        if (before.killed()) {
            return !seen.isKill() && !article.sighting() && bringsBack(seen, before) ? Kind.UPDATE : null;
        }
        if (seen.isKill()) {
            return Kind.KILL;
        }
        if (isOwnViewAfterSightings(article, before) || isLiveAfterBackfill(article, before)) {
            return Kind.NEW;
        }
        if (article.sighting() || !isChange(seen, before)) {
            return null;
        }
        return seen.mark() == null || seen.mark() == before.mark() ? Kind.UPDATE : seen.mark();
    }

    private static boolean bringsBack(Seen seen, Remembered before) {
        return isChange(seen, before)
                && (seen.isUsable() || isLater(seen.article().updated(), before.updated()));
    }

    private static boolean isOwnViewAfterSightings(Article article, Remembered before) {
        return before.sighting() && !article.sighting();
    }

    /// Its publisher's own view is not replaced by somebody else's, not even to say that the article is live.
    private static boolean isLiveAfterBackfill(Article article, Remembered before) {
        return before.backfill() && !article.backfill() && (before.sighting() || !article.sighting());
    }

    private static boolean isChange(Seen seen, Remembered before) {
        Shown shown = shown(before, seen.feed());
        if (shown == null || shown.text() == (int) seen.text()) {
            return false;
        }
        return !before.texts().contains(seen.text()) || isLater(seen.article().updated(), before.updated());
    }

    private static boolean isLater(@Nullable Instant updated, @Nullable Instant before) {
        return updated != null && (before == null || updated.isAfter(before));
    }

    private static Remembered first(Seen seen) {
        Article article = seen.article();
        return new Remembered(
                article.seen(),
                article.seen(),
                article.seen().toEpochMilli(),
                1,
                article.backfill(),
                article.sighting(),
                seen.isKill(),
                seen.mark(),
                language(seen.language()),
                article.updated(),
                List.of(new Shown(seen.feed(), (int) seen.text())),
                List.of(seen.text()));
    }

    /// What to remember of an article that is dropped: where and when it was seen. Its text is none of the
    /// revisions'.
    private static Remembered seenAgain(Remembered before, Seen seen) {
        return new Remembered(
                before.firstSeen(),
                later(before.lastSeen(), seen.article().seen()),
                before.version(),
                before.revision(),
                before.backfill(),
                before.sighting(),
                before.killed(),
                before.mark(),
                before.language(),
                before.updated(),
                feeds(before, seen),
                before.texts());
    }

    /// Sightings are never compared, and do not push the publisher's own feeds out of memory.
    private static List<Shown> feeds(Remembered before, Seen seen) {
        if (seen.article().sighting() && !before.sighting()) {
            return before.feeds();
        }
        List<Shown> others = before.feeds().stream()
                .filter(shown -> shown.feed() != seen.feed())
                .toList();
        return withLast(others, new Shown(seen.feed(), (int) seen.text()), Remembered.MOST_FEEDS);
    }

    /// What to remember of an article that is passed on.
    private static Remembered passed(Remembered before, Seen seen, Kind kind) {
        Article article = seen.article();
        Remembered after = seenAgain(before, seen);
        return new Remembered(
                after.firstSeen(),
                after.lastSeen(),
                Math.max(before.version() + 1, article.seen().toEpochMilli()),
                before.revision() + (kind == Kind.NEW ? 0 : 1),
                before.backfill() && article.backfill(),
                before.sighting() && article.sighting(),
                kind == Kind.KILL,
                seen.mark(),
                before.language(),
                isLater(article.updated(), before.updated()) ? article.updated() : before.updated(),
                after.feeds(),
                before.texts().contains(seen.text())
                        ? before.texts()
                        : withLast(before.texts(), seen.text(), Remembered.MOST_TEXTS));
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

    /// "en-GB" → "en"; what is no language of ISO 639 → "und".
    private static String language(@Nullable String tag) {
        String language =
                tag == null ? "" : Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return language.length() == 2 || language.length() == 3 ? language : "und";
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /// An article by what decides.
    ///
    /// @param text hash of what a reader reads, and of a status that keeps it from being read
    /// @param feed hash of the feed's id
    /// @param mark what its publisher says that it is to an earlier one; null: nothing
    /// @param language as [ReadableArticle#language]
    private record Seen(
            Article article,
            long text,
            int feed,
            @Nullable Kind mark,
            @Nullable String language) {
        static Seen of(ReadableArticle readable) {
            Article article = readable.article();
            PublicationStatus status = status(article);
            long text = status == null || status == PublicationStatus.USABLE
                    ? hash(article.title(), readable.text())
                    : hash(article.title(), readable.text(), status.name());
            Kind mark = status == PublicationStatus.CANCELED ? Kind.KILL : Marks.of(article.title(), readable.text());
            // Who is not the publisher withdraws nothing, whatever the headline says.
            boolean isOthersKill = mark == Kind.KILL && article.sighting();
            return new Seen(article, text, (int) hash(article.feed()), isOthersKill ? null : mark, readable.language());
        }

        boolean isKill() {
            return mark == Kind.KILL;
        }

        boolean isUsable() {
            return status(article) == PublicationStatus.USABLE;
        }

        /// Nothing is known that it could revise: it is news, unless it says that it is none.
        Kind firstKind() {
            return mark == Kind.KILL || mark == Kind.ADVISORY ? mark : Kind.NEW;
        }

        private static @Nullable PublicationStatus status(Article article) {
            Editorial editorial = article.editorial();
            return editorial == null ? null : editorial.status();
        }

        private static long hash(String... parts) {
            return HexFormat.fromHexDigitsToLong(Ids.hash(parts), 0, 16);
        }
    }
}
