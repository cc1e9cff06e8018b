package dev.telex.enrich.entity;

import dev.telex.wire.Entity;
import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import dev.telex.wire.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How much an article is about what it names.
///
/// A wire story says in its headline and its first paragraph what it is about. So the headline gives half of the
/// salience, the lead a fifth, and the rest comes with the count: the third time says less than the second.
final class Salience {
    private static final double HEADLINE = 0.5;
    private static final double LEAD = 0.2;
    private static final double OFTEN = 0.3;

    /// So many characters are the lead: two paragraphs of a wire story.
    private static final int LEAD_CHARACTERS = 400;

    private static final Comparator<Entity> MOST_SALIENT_FIRST = Comparator.comparingDouble(
                    (Entity entity) -> entity.salience() == null ? 0 : entity.salience())
            .thenComparingInt(Entity::count)
            .reversed();

    private int count;
    private boolean headline;
    private boolean lead;

    private Salience() {}

    static List<Entity> entities(List<Candidate> names) {
        Map<EntityLink, Salience> byLink = new LinkedHashMap<>();
        Map<EntityLink, EntityType> types = new HashMap<>();
        for (Candidate name : names) {
            EntityLink link = name.link();
            if (link != null && !name.isSender()) {
                byLink.computeIfAbsent(link, _ -> new Salience()).see(name.field(), name.start());
                types.putIfAbsent(link, type(name));
            }
        }
        List<Entity> entities = new ArrayList<>();
        byLink.forEach((link, salience) -> entities.add(new Entity(
                link.id(), link.name(), types.getOrDefault(link, EntityType.MISC), salience.count, salience.value())));
        entities.sort(MOST_SALIENT_FIRST);
        return entities;
    }

    /// "Iraqi" names a country.
    private static EntityType type(Candidate name) {
        return name.place() == null ? name.type() : name.place().place().type();
    }

    /// Places with what vouches for their country: "British" for London, but it is no place of its own.
    static List<Place> places(List<PlaceReading.Meaning> meanings) {
        Map<String, Salience> byCountry = new HashMap<>();
        for (PlaceReading.Meaning meaning : meanings) {
            byCountry
                    .computeIfAbsent(around(meaning.place()), _ -> new Salience())
                    .see(meaning.sighting().field(), meaning.sighting().start());
        }
        Map<String, Place> places = new LinkedHashMap<>();
        for (PlaceReading.Meaning meaning : meanings) {
            KnownPlace place = meaning.place();
            Salience salience = byCountry.get(around(place));
            if (place.id() != null
                    && place.kind() != KnownPlace.Kind.ORGANISATION
                    && salience != null
                    && !salience.isBackground()) {
                places.putIfAbsent(place.id(), new Place(place.id(), place.name(), place.country(), place.location()));
            }
        }
        return List.copyOf(places.values());
    }

    private static String around(KnownPlace place) {
        return place.country() == null ? place.name() : place.country();
    }

    private void see(FieldReading field, int start) {
        count++;
        headline |= field.field() != null;
        lead |= field.field() == null && start < LEAD_CHARACTERS;
    }

    /// What is named once behind the lead. Measured on Reuters' own labels, which say where a story plays: of countries
    /// named so, one in five is among them.
    private boolean isBackground() {
        return count == 1 && !headline && !lead;
    }

    private double value() {
        double value = (headline ? HEADLINE : 0) + (lead ? LEAD : 0) + OFTEN * often(count);
        return Math.round(value * 1000) / 1000.0;
    }

    private static double often(int count) {
        return count / (count + 2.0);
    }
}
