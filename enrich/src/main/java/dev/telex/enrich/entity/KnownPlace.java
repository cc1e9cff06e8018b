package dev.telex.enrich.entity;

import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import dev.telex.wire.Place;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A line of places.tsv or towns.tsv.
///
/// @param id         Wikidata id, or GeoNames' ("geonames:709717"); null where neither is confirmed
/// @param country    ISO 3166-1 alpha-2; null for what is not in one country
/// @param population of a city, 0 where unknown
/// @param region     the second half of the code of ISO 3166-2: of a state or province, and of a city in the United
///        States; "" elsewhere
record KnownPlace(
        @Nullable String id,
        Kind kind,
        String name,
        @Nullable String country,
        Place.@Nullable GeoPoint location,
        long population,
        String region) {

    /// In the order in which a name means them.
    enum Kind {
        COUNTRY,
        CITY,
        REGION,
        /// A city that only GeoNames knows: nobody has looked at what else its name may mean.
        TOWN,
        ORGANISATION
    }

    boolean isCountry() {
        return kind == Kind.COUNTRY;
    }

    boolean isSettlement() {
        return kind == Kind.CITY || kind == Kind.TOWN;
    }

    /// Whether the place lies in that country or region, as far as both say.
    boolean isIn(KnownPlace around) {
        return Objects.equals(country, around.country)
                && (region.isEmpty() || around.region.isEmpty() || region.equals(around.region));
    }

    EntityType type() {
        return kind == Kind.ORGANISATION ? EntityType.ORG : EntityType.LOC;
    }

    @Nullable
    EntityLink link() {
        return id == null ? null : new EntityLink(id, name);
    }
}
