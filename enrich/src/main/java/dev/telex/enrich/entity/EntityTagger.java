package dev.telex.enrich.entity;

import dev.telex.wire.Entity;
import dev.telex.wire.Mention;
import dev.telex.wire.Place;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds who and what an article names. Thread-safe; one for a process is enough.
public final class EntityTagger {
    private final Gazetteer gazetteer;

    private EntityTagger(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /// A tagger with the dictionary that comes with Telex: countries, territories and large cities.
    public static EntityTagger load() {
        return new EntityTagger(Gazetteer.load());
    }

    /// What an article names.
    ///
    /// @param mentions those of the title first, each field in the order of the text; none overlap
    /// @param entities with an id, most mentions first
    /// @param places   each once, in the order of first mention
    public record Tagged(List<Mention> mentions, List<Entity> entities, List<Place> places) {}

    /// @param title the headline, empty where there is none
    /// @param text  the story; its dateline, if it has one, at the start
    public Tagged tag(String title, String text) {
        List<ArticleReading.Meaning> meanings = ArticleReading.read(
                gazetteer, FieldReading.of(gazetteer, Mention.TITLE, title), FieldReading.of(gazetteer, null, text));
        List<Mention> mentions =
                meanings.stream().map(ArticleReading.Meaning::mention).toList();
        return new Tagged(mentions, entities(meanings), places(meanings));
    }

    private static List<Entity> entities(List<ArticleReading.Meaning> meanings) {
        Map<String, Entity> entities = new LinkedHashMap<>();
        for (ArticleReading.Meaning meaning : meanings) {
            KnownPlace place = meaning.place();
            if (place.id() != null) {
                entities.merge(
                        place.id(),
                        new Entity(place.id(), place.name(), place.type(), 1),
                        (a, b) -> new Entity(a.id(), a.name(), a.type(), a.count() + b.count()));
            }
        }
        return entities.values().stream()
                .sorted(Comparator.comparingInt(Entity::count).reversed())
                .toList();
    }

    private static List<Place> places(List<ArticleReading.Meaning> meanings) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (ArticleReading.Meaning meaning : meanings) {
            KnownPlace place = meaning.place();
            if (place.id() != null && place.kind() != KnownPlace.Kind.ORGANISATION) {
                places.putIfAbsent(place.id(), new Place(place.id(), place.name(), place.country(), place.location()));
            }
        }
        return List.copyOf(places.values());
    }
}
