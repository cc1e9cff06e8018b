package dev.telex.wire;

import org.jspecify.annotations.Nullable;

/// A place that an article names, where it lies.
///
/// @param country  ISO 3166-1 alpha-2 ("DE"); null for what lies in no one country
/// @param location null where a point would mislead
public record Place(
        String id,
        String name,
        @Nullable String country,
        @Nullable GeoPoint location) {

    /// Degrees, WGS 84.
    public record GeoPoint(double lat, double lon) {}
}
