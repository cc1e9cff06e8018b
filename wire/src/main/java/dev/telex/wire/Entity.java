package dev.telex.wire;

import org.jspecify.annotations.Nullable;

/// A person, organisation, place or thing that an article names at least once.
///
/// @param id       the Wikidata id where known ("Q796"); else GeoNames' ("geonames:709717") or a user's; else made of
///        type and name ("per:ana-brnabic")
/// @param count    mentions of it in title and text together, at least 1
/// @param salience from 0 to 1: how much the article is about it, by headline, lead and count; null in a story
public record Entity(
        String id,
        String name,
        EntityType type,
        int count,
        @Nullable Double salience) {

    public Entity(String id, String name, EntityType type, int count) {
        this(id, name, type, count, null);
    }
}
