package dev.telex.enrich.group;

import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import org.jspecify.annotations.Nullable;

/// What is remembered of an article.
///
/// @param article  its last record without its words: as a tombstone, ready to be sent
/// @param kind     of that record
/// @param headline normal form of its headline without marks
/// @param credit   whom it credits; null: nobody
record Known(
        EnrichedArticle article,
        Kind kind,
        String headline,
        @Nullable String credit) {
    static Known of(EnrichedArticle told, String headline) {
        String credit = told.editorial() == null ? null : told.editorial().credit();
        return new Known(
                told.withdrawn(told.version(), told.revision(), told.seen(), told.withdrawnBecause()),
                told.kind(),
                headline,
                credit);
    }

    /// After it was withdrawn: whom it credited still tells who its copies are.
    Known withdrawn(EnrichedArticle tombstone) {
        return new Known(tombstone, Kind.KILL, "", credit);
    }

    String id() {
        return article.id();
    }

    boolean isKilled() {
        return kind == Kind.KILL;
    }
}
