package dev.telex.wire;

import java.time.Instant;
import java.util.List;

/// An entity, or two together, that more articles are about than its own past lets expect. Value of
/// `telex.trends`, keyed by [#id].
///
/// There is a record when a burst begins, and when its score has come to another whole number; none when it is
/// over: what it says is true of its window, and nobody who reads it later should take it for news.
///
/// @param id       the entity's; of two, both ids, the lower first, with a space between
/// @param entities one, or two that articles are about together
/// @param since    when the burst began
/// @param from     begin of the window that was counted
/// @param at       its end
/// @param articles in the window; copies, revisions and backfill are not counted
/// @param expected articles in such a window, from the past
/// @param score    the negative decimal logarithm of the probability that there are so many articles by
///        chance: 4 is once in 10,000 windows
public record Trend(
        String id,
        List<Named> entities,
        Instant since,
        Instant from,
        Instant at,
        int articles,
        double expected,
        double score) {

    public Trend {
        entities = List.copyOf(entities);
    }

    /// An entity of the trend, as in [Entity].
    public record Named(String id, String name, EntityType type) {}
}
