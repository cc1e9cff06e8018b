package dev.telex.ingest.parse;

import dev.telex.wire.Place.GeoPoint;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Points on the globe as GeoRSS, GML and the W3C write them: latitude first, in degrees. Lines, boxes and
/// polygons are not read: no one point of theirs is where it happened.
final class Points {
    private static final String DEGREES = "([-+]?\\d{1,3}(?:\\.\\d{0,20})?)";
    /// A height may follow.
    private static final Pattern POINT = Pattern.compile(DEGREES + "[\\s,]+" + DEGREES + "(?:[\\s,]+\\S{1,20})?");

    private Points() {}

    /// @return null where that is no point
    static @Nullable GeoPoint read(String text) {
        Matcher point = POINT.matcher(text.strip());
        if (!point.matches()) {
            return null;
        }
        double latitude = Double.parseDouble(point.group(1));
        double longitude = Double.parseDouble(point.group(2));
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? new GeoPoint(latitude, longitude) : null;
    }

    /// Whether numbers in this reference system are latitude and longitude; GML's own default is.
    ///
    /// @param system "urn:ogc:def:crs:EPSG:6.6:4979"
    static boolean isOnTheGlobe(@Nullable String system) {
        return system == null || system.endsWith("4326") || system.endsWith("4979");
    }
}
