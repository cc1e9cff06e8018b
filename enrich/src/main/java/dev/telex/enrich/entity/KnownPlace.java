package dev.telex.enrich.entity;

import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import dev.telex.wire.Place;
import org.jspecify.annotations.Nullable;

/// A line of places.tsv.
///
/// @param id         Wikidata id; null for a city whose id is not confirmed
/// @param country    ISO 3166-1 alpha-2; null for what is not in one country
/// @param population of a city, 0 where unknown
record KnownPlace(
        @Nullable String id,
        Kind kind,
        String name,
        @Nullable String country,
        Place.@Nullable GeoPoint location,
        long population) {

    enum Kind {
        COUNTRY,
        REGION,
        CITY,
        ORGANISATION
    }

    boolean isCountry() {
        return kind == Kind.COUNTRY;
    }

    EntityType type() {
        return kind == Kind.ORGANISATION ? EntityType.ORG : EntityType.LOC;
    }

    @Nullable
    EntityLink link() {
        return id == null ? null : new EntityLink(id, name);
    }
}
