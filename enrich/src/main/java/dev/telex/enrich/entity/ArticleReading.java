package dev.telex.enrich.entity;

import dev.telex.wire.Mention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides which names of an article are places, and which places.
///
/// First the whole article is asked what it says without doubt: the countries it names, and surnames. Then each
/// name is decided by where it stands, and, where it stays open, by that.
final class ArticleReading {
    /// A place that a name means, and how sure that is.
    record Meaning(Sighting sighting, KnownPlace place, double confidence) {

        Mention mention() {
            int start = sighting.start();
            int end = sighting.end();
            FieldReading field = sighting.field();
            String text = field.tokens().text.substring(start, end);
            return new Mention(field.field(), start, end, place.type(), text, confidence, place.link());
        }
    }

    private final Gazetteer gazetteer;
    private final Map<String, Set<Name>> countries = new HashMap<>();
    private final Set<Name> surnames = new HashSet<>();
    private final Set<Name> meant = new HashSet<>();

    private ArticleReading(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /// The places of title and text, in that order.
    static List<Meaning> read(Gazetteer gazetteer, FieldReading title, FieldReading text) {
        var article = new ArticleReading(gazetteer);
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
            if (sighting.standing() == Standing.TRAILING) {
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
                && !sighting.standing().isPartOfName()
                && (name.doubt() == null || sighting.standing() == Standing.DATELINE)
                && !(name.isPronoun() && sighting.field().shouting());
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
        if (sighting.standing().isPartOfName() || isSurname(sighting) || isState(sighting, before)) {
            return null;
        }
        if (name.isPronoun() && sighting.field().shouting()) {
            return null;
        }
        String region = regionBehind(sighting, next);
        if (region != null) {
            KnownPlace place = bearerIn(name, Set.of(region));
            return place == null ? null : new Meaning(sighting, place, Confidence.CERTAIN);
        }
        KnownPlace supported = bearerIn(name, countriesBeside(name));
        if (name.doubt() != null && supported == null && !isPlaceByStanding(sighting, name.doubt())) {
            return null;
        }
        KnownPlace place = supported != null ? supported : name.first();
        return new Meaning(sighting, place, confidence(sighting, supported != null));
    }

    private double confidence(Sighting sighting, boolean supported) {
        Name name = sighting.name();
        boolean one = name.isClear();
        return switch (sighting.standing()) {
            case DATELINE -> one || supported ? Confidence.CERTAIN : Confidence.SUPPORTED;
            case INSIDE -> Confidence.LIKELY;
            case UNKNOWN -> one && name.doubt() == null && isBelieved(name) ? Confidence.USUAL : Confidence.LIKELY;
            default -> {
                if (!one || name.doubt() != null) {
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
        return surnames.contains(sighting.name())
                && sighting.standing() != Standing.DATELINE
                && sighting.standing() != Standing.LOCATED
                && !sighting.name().first().isCountry();
    }

    /// "Atlanta, Georgia": a state that has the name of a country.
    private boolean isState(Sighting sighting, @Nullable Meaning before) {
        Tokens tokens = sighting.field().tokens();
        if (before == null
                || sighting.first() != before.sighting().last() + 1
                || tokens.gap[sighting.first()] != Tokens.COMMA) {
            return false;
        }
        String country = gazetteer.stateCountry(tokens, sighting.first());
        return country != null && country.equals(before.place().country());
    }

    /// The country that stands behind a city and a comma, as itself or as one of its states; null where neither
    /// does.
    private @Nullable String regionBehind(Sighting city, @Nullable Sighting next) {
        Tokens tokens = city.field().tokens();
        int after = city.last() + 1;
        boolean comma = tokens.gapAfter(city.last()) == Tokens.COMMA
                // The dot of "D.C." stands before the comma.
                || tokens.text.startsWith(", ", city.end());
        if (!comma || city.name().first().kind() != KnownPlace.Kind.CITY) {
            return null;
        }
        if (next != null && next.first() == after && next.name().first().isCountry()) {
            String country = next.name().first().country();
            if (country != null && bearerIn(city.name(), Set.of(country)) != null) {
                return country;
            }
        }
        return gazetteer.stateCountry(tokens, after);
    }

    private static boolean isPlaceByStanding(Sighting sighting, Name.Doubt doubt) {
        return switch (sighting.standing()) {
            case DATELINE -> true;
            case LOCATED -> !doubt.strict();
            default -> false;
        };
    }

    /// The countries that other names of the article vouch for.
    private Set<String> countriesBeside(Name name) {
        if (name.isClear() && name.doubt() == null) {
            return Set.of();
        }
        Set<String> beside = new HashSet<>();
        countries.forEach((country, by) -> {
            if (by.size() > 1 || !by.contains(name)) {
                beside.add(country);
            }
        });
        return beside;
    }

    private static @Nullable KnownPlace bearerIn(Name name, Set<String> countries) {
        if (name.doubt() != null && name.doubt().supporters().stream().anyMatch(countries::contains)) {
            return name.first();
        }
        for (KnownPlace bearer : name.bearers()) {
            if (bearer.country() != null && countries.contains(bearer.country())) {
                return bearer;
            }
        }
        return null;
    }
}
