package dev.telex.query.elastic;

import dev.telex.query.Query;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to look for among the articles. Everything given has to be true.
///
/// @param query     in the language of watches
/// @param entities  ids of which one has to be named; none: any
/// @param near      a place near which one has to lie that the article names; null: anywhere
/// @param sources   publishers of which one has to be its; none: any
/// @param languages of which one has to be its, as in "en", which means "en-GB" as well; none: any
/// @param story     id; it means the stories as well that were found to be the same; null: any
/// @param from      seen then or later; null: at any time
/// @param to        seen before; null: at any time
/// @param order     of what is found
/// @param limit     how many to give back
/// @param facets    how many values of each facet to count; 0: none
public record SearchRequest(
        Query query,
        List<String> entities,
        @Nullable Near near,
        List<String> sources,
        List<String> languages,
        @Nullable String story,
        @Nullable Instant from,
        @Nullable Instant to,
        Order order,
        int limit,
        int facets) {

    public SearchRequest {
        entities = List.copyOf(entities);
        sources = List.copyOf(sources);
        languages = List.copyOf(languages);
    }

    /// The latest articles that match, as a watch would have.
    public static SearchRequest of(Query query, int limit) {
        return new SearchRequest(
                query, List.of(), null, List.of(), List.of(), null, null, null, Order.LATEST, limit, 0);
    }

    /// A circle on the earth.
    ///
    /// @param latitude   degrees, WGS 84
    /// @param kilometres around it
    public record Near(double latitude, double longitude, double kilometres) {}

    public enum Order {
        /// The latest first.
        LATEST,
        /// What fits best first.
        RELEVANCE
    }
}
