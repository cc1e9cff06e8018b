package dev.telex.enrich.entity;

import dev.telex.enrich.tagger.NameTagger;
import dev.telex.enrich.tagger.NameTagger.Named;
import dev.telex.enrich.text.Tokens;
import dev.telex.wire.DictionaryEntry;
import dev.telex.wire.Entity;
import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import dev.telex.wire.Mention;
import dev.telex.wire.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds who and what an article names. Thread-safe; one for a process is enough.
public final class EntityTagger {
    private final NameTagger names;
    private final Gazetteer gazetteer;
    private final Lists lists;

    private EntityTagger(NameTagger names, Gazetteer gazetteer, Lists lists) {
        this.names = names;
        this.gazetteer = gazetteer;
        this.lists = lists;
    }

    /// A tagger with the model and the dictionaries that come with Telex.
    public static EntityTagger load() {
        return new EntityTagger(NameTagger.load(), Gazetteer.load(), Lists.load());
    }

    /// What an article names.
    ///
    /// @param mentions those of the title first, each field in the order of the text; none overlap
    /// @param entities those that have an id, the most salient first
    /// @param places   where the article plays: each place once, in the order of first mention
    public record Tagged(List<Mention> mentions, List<Entity> entities, List<Place> places) {}

    /// From now on articles that use one of the names mean this entity. An entity of the same id is replaced.
    public void put(DictionaryEntry entry) {
        lists.put(entry);
    }

    /// Takes back what was [#put].
    public void remove(String id) {
        lists.remove(id);
    }

    /// @param title    the headline, empty where there is none
    /// @param text     the story; its dateline, if it has one, at the start
    /// @param language as BCP 47 has it, null where it is unknown: dictionaries alone decide where nobody trained a
    ///        tagger for it
    public Tagged tag(Tokens title, Tokens text, @Nullable String language) {
        boolean isTrained = language == null
                || names.languages().contains(Locale.forLanguageTag(language).getLanguage());
        Named named = isTrained ? names.tag(title, text) : new Named(List.of(), List.of());
        FieldReading head = FieldReading.of(gazetteer, Mention.TITLE, title.text(), named.title());
        FieldReading body = FieldReading.of(gazetteer, null, text.text(), named.text());
        return lists.reading(() -> read(head, body));
    }

    private Tagged read(FieldReading head, FieldReading body) {
        List<PlaceReading.Meaning> places = PlaceReading.read(head, body);
        Definitions definitions = Definitions.of(head, body);
        List<Candidate> listedHead = NameReading.listed(head, lists);
        List<Candidate> listedBody = NameReading.listed(body, lists);
        listedHead.forEach(name -> addAcronyms(name, definitions));
        listedBody.forEach(name -> addAcronyms(name, definitions));
        List<Candidate> names =
                new ArrayList<>(NameReading.read(head, of(head, places), listedHead, definitions, lists));
        names.addAll(NameReading.read(body, of(body, places), listedBody, definitions, lists));
        List<Candidate> linked = Cast.linked(Repetition.of(Consensus.of(names), head, body), definitions);
        return new Tagged(
                linked.stream().map(EntityTagger::mention).toList(),
                Salience.entities(linked),
                Salience.places(places));
    }

    private void addAcronyms(Candidate name, Definitions definitions) {
        EntityLink link = name.link();
        if (link != null && name.type() == EntityType.ORG) {
            lists.acronyms(link.id()).forEach(acronym -> definitions.add(acronym, link));
        }
    }

    private static List<PlaceReading.Meaning> of(FieldReading field, List<PlaceReading.Meaning> places) {
        return places.stream()
                .filter(meaning -> meaning.sighting().field().isSame(field))
                .toList();
    }

    private static Mention mention(Candidate name) {
        return new Mention(
                name.field().field(),
                name.start(),
                name.end(),
                name.type(),
                name.text(),
                name.confidence(),
                name.link(),
                name.sense());
    }
}
