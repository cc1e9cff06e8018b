package dev.telex.wire;

import dev.telex.wire.Place.GeoPoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the wire itself says of an article, beside its text: for the desk, not for the reader.
///
/// @param status    null where the format does not say: usable; withheld also where an embargo has no time
/// @param version   the publisher's own count of versions, as given
/// @param urgency   1 (flash) to 9; IPTC's scale, where 5 is normal
/// @param slugline  the desk's short name of the matter: "Iraq-raid"
/// @param dateline  where and when it was written, as given: "BAGHDAD, Aug 31"; or the place alone
/// @param byline    who wrote it, as given, with the words around the name
/// @param credit    who is to be credited: "AFP"; where nobody is named, who provides it
/// @param rights    copyright notice and usage terms, as given, a line each; else who holds the copyright
/// @param embargoed not to be published before this instant
/// @param subjects  what it is about, in codes of a scheme
/// @param location  where it happened, as the publisher says
/// @param inReplyTo guid of the item that it answers, of whatever feed
public record Editorial(
        @Nullable PublicationStatus status,
        @Nullable String version,
        @Nullable Integer urgency,
        @Nullable String slugline,
        @Nullable String dateline,
        @Nullable String byline,
        @Nullable String credit,
        @Nullable String rights,
        @Nullable Instant embargoed,
        List<Subject> subjects,
        @Nullable GeoPoint location,
        @Nullable String inReplyTo) {

    private static final Editorial NOTHING =
            new Editorial(null, null, null, null, null, null, null, null, null, List.of());

    public Editorial {
        subjects = List.copyOf(subjects);
    }

    /// Of a format that knows neither points nor threads.
    public Editorial(
            @Nullable PublicationStatus status,
            @Nullable String version,
            @Nullable Integer urgency,
            @Nullable String slugline,
            @Nullable String dateline,
            @Nullable String byline,
            @Nullable String credit,
            @Nullable String rights,
            @Nullable Instant embargoed,
            List<Subject> subjects) {
        this(status, version, urgency, slugline, dateline, byline, credit, rights, embargoed, subjects, null, null);
    }

    /// The same, or null where it says nothing.
    public @Nullable Editorial orNull() {
        return equals(NOTHING) ? null : this;
    }

    /// @param code with its scheme: the concept's address where the scheme is known, as in
    ///        "http://cv.iptc.org/newscodes/mediatopic/20000001", else as the format names it: "league:l.mlb.com"
    /// @param name in words; null where the format gives the code alone
    public record Subject(String code, @Nullable String name) {}
}
