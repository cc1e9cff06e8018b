package dev.telex.enrich.entity;

import dev.telex.wire.EntityType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Decides which names of an article are places, and which places.
///
/// First the whole article is asked what it says without doubt: the countries it names, and surnames. Then each
/// name is decided by where it stands, by what the tagger says, and, where it stays open, by that.
final class PlaceReading {
    /// A place that a name means, and how sure that is.
    record Meaning(Sighting sighting, KnownPlace place, double confidence) {

        EntityType type() {
            return sighting.name().demonym() ? EntityType.MISC : place.type();
        }
    }

    private final Map<String, Set<Name>> countries = new HashMap<>();
    private final Set<Name> surnames = new HashSet<>();
    private final Set<Name> meant = new HashSet<>();

    private PlaceReading() {}

    /// The places of title and text, in that order.
    static List<Meaning> read(FieldReading title, FieldReading text) {
        var article = new PlaceReading();
        article.learn(text);
        article.learn(title);
        List<Meaning> ofText = article.decide(text);
        ofText.forEach(meaning -> article.meant.add(meaning.sighting().name()));
        List<Meaning> all = new ArrayList<>(article.decide(title));
        all.addAll(ofText);
        return all;
    }

    private void learn(FieldReading field) {
        for (Sighting sighting : field.sightings()) {
            Name name = sighting.name();
            if (sighting.standing() == Standing.TRAILING && !sighting.evidence().isSame(EntityType.LOC)) {
                surnames.add(name);
            } else if (isPlain(sighting)) {
                String country = name.first().country();
                if (country != null) {
                    countries.computeIfAbsent(country, _ -> new HashSet<>()).add(name);
                }
            }
        }
    }

    private static boolean isPlain(Sighting sighting) {
        Name name = sighting.name();
        return name.isClear()
                && !name.isWeak()
                && !isPartOfName(sighting)
                && (name.doubt() == null || sighting.standing() == Standing.DATELINE)
                && !(name.isPronoun() && sighting.field().shouting());
    }

    private static boolean isPartOfName(Sighting sighting) {
        return sighting.standing().isPartOfName()
                && !sighting.evidence().isSame(EntityType.LOC)
                && !(sighting.name().demonym() && sighting.evidence().isSame(EntityType.MISC));
    }

    private List<Meaning> decide(FieldReading field) {
        List<Meaning> meanings = new ArrayList<>();
        for (int i = 0; i < field.sightings().size(); i++) {
            Meaning before = meanings.isEmpty() ? null : meanings.getLast();
            Sighting next = i + 1 < field.sightings().size() ? field.sightings().get(i + 1) : null;
            Meaning meaning = decide(field.sightings().get(i), before, next);
            if (meaning != null) {
                meanings.add(meaning);
            }
        }
        return meanings;
    }

    private @Nullable Meaning decide(Sighting sighting, @Nullable Meaning before, @Nullable Sighting next) {
        Name name = sighting.name();
        if (isPartOfName(sighting)
                || isSurname(sighting)
                || (name.isPronoun() && sighting.field().shouting())) {
            return null;
        }
        if (before != null && isBehind(before.sighting(), sighting)) {
            KnownPlace around = bearer(
                    name, place -> !place.isSettlement() && before.place().isIn(place));
            if (around != null) {
                return new Meaning(sighting, around, Confidence.CERTAIN);
            }
        }
        KnownPlace around = next == null || !name.first().isSettlement() ? null : regionBehind(sighting, next);
        if (around != null) {
            KnownPlace place = bearer(name, bearer -> bearer.isSettlement() && bearer.isIn(around));
            return place == null ? null : new Meaning(sighting, place, Confidence.CERTAIN);
        }
        KnownPlace supported = supported(name);
        if (!isBelievable(sighting, supported != null)) {
            return null;
        }
        KnownPlace place = supported != null ? supported : name.first();
        return new Meaning(sighting, place, confidence(sighting, supported != null));
    }

    private static boolean isBelievable(Sighting sighting, boolean supported) {
        Name name = sighting.name();
        if (name.isWeak()) {
            return sighting.standing() == Standing.DATELINE
                    || sighting.evidence().isSame(EntityType.LOC)
                    || (supported && sighting.standing() == Standing.LOCATED);
        }
        return name.doubt() == null
                || supported
                || (sighting.evidence().isSame(EntityType.LOC) && !name.doubt().strict())
                || isPlaceByStanding(sighting, name.doubt());
    }

    private double confidence(Sighting sighting, boolean supported) {
        Name name = sighting.name();
        boolean one = name.isClear();
        return switch (sighting.standing()) {
            case DATELINE -> one || supported ? Confidence.CERTAIN : Confidence.SUPPORTED;
            case INSIDE -> Confidence.LIKELY;
            case UNKNOWN -> one && name.doubt() == null && isBelieved(name) ? Confidence.USUAL : Confidence.LIKELY;
            default -> {
                if (!one || name.isWeak() || name.doubt() != null) {
                    yield supported ? Confidence.SUPPORTED : Confidence.LIKELY;
                }
                yield name.words() > 1 ? Confidence.CERTAIN : Confidence.USUAL;
            }
        };
    }

    /// A headline's capitals say nothing, so that a lone city there is believed where the text has it too.
    private boolean isBelieved(Name name) {
        return name.first().isCountry() || name.words() > 1 || meant.contains(name);
    }

    private boolean isSurname(Sighting sighting) {
        boolean person =
                surnames.contains(sighting.name()) || sighting.evidence().isSame(EntityType.PER);
        return person
                && sighting.standing() != Standing.DATELINE
                && sighting.standing() != Standing.LOCATED
                && !sighting.name().first().isCountry();
    }

    /// Whether one name stands behind another and a comma: "Atlanta, Georgia".
    private static boolean isBehind(Sighting before, Sighting sighting) {
        return sighting.field().isSame(before.field())
                && sighting.first() == before.last() + 1
                && sighting.field().tokens().isComma(sighting.first());
    }

    /// The country or region that stands behind a city and a comma, and can be the city's; null where none does.
    private static @Nullable KnownPlace regionBehind(Sighting city, Sighting next) {
        if (!isBehind(city, next) || next.name().demonym()) {
            return null;
        }
        // Behind "Tbilisi" Georgia is the country, behind "Atlanta" the state. A state that none of the city's
        // namesakes lies in still says that the known ones are not meant; a country after a comma may be the next
        // of a list.
        KnownPlace own = null;
        for (KnownPlace around : next.name().bearers()) {
            boolean isAround = !around.isSettlement() && around.country() != null;
            if (isAround && bearer(city.name(), place -> place.isSettlement() && place.isIn(around)) != null) {
                return around;
            }
            own = isAround
                            && around.kind() == KnownPlace.Kind.REGION
                            && !around.region().isEmpty()
                    ? around
                    : own;
        }
        return next.name().first().isSettlement() ? null : own;
    }

    private static boolean isPlaceByStanding(Sighting sighting, Name.Doubt doubt) {
        return switch (sighting.standing()) {
            case DATELINE -> true;
            case LOCATED -> !doubt.strict();
            default -> false;
        };
    }

    /// The bearer of a name whose country other names of the article vouch for.
    private @Nullable KnownPlace supported(Name name) {
        if (name.isClear() && name.doubt() == null && !name.isWeak()) {
            return null;
        }
        Set<String> beside = new HashSet<>();
        countries.forEach((country, by) -> {
            if (by.size() > 1 || !by.contains(name)) {
                beside.add(country);
            }
        });
        if (name.doubt() != null && name.doubt().supporters().stream().anyMatch(beside::contains)) {
            return name.first();
        }
        return bearer(name, bearer -> bearer.country() != null && beside.contains(bearer.country()));
    }

    private static @Nullable KnownPlace bearer(Name name, Predicate<KnownPlace> fits) {
        for (KnownPlace bearer : name.bearers()) {
            if (fits.test(bearer)) {
                return bearer;
            }
        }
        return null;
    }
}
