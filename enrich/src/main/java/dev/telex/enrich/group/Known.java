package dev.telex.enrich.group;

import dev.telex.wire.Change;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import dev.telex.wire.StoryLink;
import org.jspecify.annotations.Nullable;

/// What is remembered of an article.
///
/// @param article  its last record without its words: as a tombstone, ready to be sent
/// @param kind     of that record
/// @param headline normal form of its headline without marks
/// @param credit   whom it credits; null: nobody
/// @param link     its story with the reason, which quotes it; null: as in the record
/// @param change   what it changed; null: nothing that is known
/// @param words    hash of what a reader reads: to other words the change does not apply
record Known(
        EnrichedArticle article,
        Kind kind,
        String headline,
        @Nullable String credit,
        @Nullable StoryLink link,
        @Nullable Change change,
        int words) {
    static Known of(EnrichedArticle told, String headline) {
        String credit = told.editorial() == null ? null : told.editorial().credit();
        return new Known(
                told.withdrawn(told.version(), told.revision(), told.seen(), told.withdrawnBecause()),
                told.kind(),
                headline,
                credit,
                told.kind() == Kind.KILL ? null : told.story(),
                told.change(),
                words(told));
    }

    /// After it was withdrawn: whom it credited still tells who its copies are.
    Known withdrawn(EnrichedArticle tombstone) {
        return new Known(tombstone, Kind.KILL, "", credit, null, null, 0);
    }

    String id() {
        return article.id();
    }

    /// Of the copies that it is among, or may come to be.
    String group() {
        return article.copy() == null ? id() : article.copy().group();
    }

    boolean isKilled() {
        return kind == Kind.KILL;
    }

    @Nullable
    StoryLink story() {
        return link == null ? article.story() : link;
    }

    /// Whether this is what was told of an article as it came then, and not of another revision.
    boolean isOf(EnrichedArticle read) {
        return !isKilled()
                && article.feed().equals(read.feed())
                && article.seen().equals(read.seen());
    }

    /// What was told, with what is found in the same article now.
    EnrichedArticle with(EnrichedArticle read) {
        return read.as(
                id(),
                article.version() + 1,
                kind,
                words(read) == words ? change : null,
                article.revision(),
                article.firstSeen(),
                story(),
                article.copy(),
                article.aliases());
    }

    private static int words(EnrichedArticle article) {
        return 31 * article.title().hashCode() + article.text().hashCode();
    }
}
