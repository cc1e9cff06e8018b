package dev.telex.press.story;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What happened, whoever tells it: made by [Storyteller#outline].
public final class Outline {
    private final Kind kind;
    private final Fact.Place place;
    private final Instant happened;
    /// Made when asked for: most who ask where a story belongs never tell it.
    private final Supplier<Map<String, Fact>> facts;

    Outline(Kind kind, Fact.Place place, Instant happened, Supplier<Map<String, Fact>> facts) {
        this.kind = kind;
        this.place = place;
        this.happened = happened;
        this.facts = facts;
    }

    /// The kind of event, as its grammar file is called: `earthquake`, `verdict`, …
    public String kind() {
        return kind.name();
    }

    /// The sections of a newspaper where the story belongs, in lower case: `world`, `business`, …
    public List<String> sections() {
        return kind.sections();
    }

    /// Labels for readers: `Disasters`, `Kenya`, …
    public List<String> categories() {
        List<String> categories = new ArrayList<>(kind.categories());
        categories.add(place.country().replaceFirst("^the ", ""));
        return categories;
    }

    /// The city of the dateline.
    public String city() {
        return place.city();
    }

    /// The part of the world where it happened, in lower case: `africa`, `asia`, …
    public String region() {
        return Continents.of(place.region());
    }

    Kind rules() {
        return kind;
    }

    Fact.Place place() {
        return place;
    }

    Map<String, Fact> facts() {
        return facts.get();
    }

    LocalDateTime localTime() {
        return Moment.local(happened, place.utcOffset());
    }
}
