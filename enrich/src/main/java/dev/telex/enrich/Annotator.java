package dev.telex.enrich;

import dev.telex.enrich.entity.EntityTagger;
import dev.telex.enrich.entity.EntityTagger.Tagged;
import dev.telex.enrich.fact.Facts;
import dev.telex.enrich.text.Frame;
import dev.telex.enrich.text.Tokens;
import dev.telex.wire.Boilerplate;
import dev.telex.wire.Entity;
import dev.telex.wire.Fact;
import dev.telex.wire.Mention;
import dev.telex.wire.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Works out what an article says by itself: whom and what it names, where it plays, and its facts. Thread-safe.
public final class Annotator {
    private final EntityTagger tagger;

    public Annotator(EntityTagger tagger) {
        this.tagger = tagger;
    }

    /// What an article says; its parts as in [dev.telex.wire.EnrichedArticle].
    public record Annotated(
            List<Mention> mentions,
            List<Entity> entities,
            List<Place> places,
            List<Fact> facts,
            List<Boilerplate> boilerplate) {
        public static final Annotated NOTHING = new Annotated(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /// @param title     the headline, "" where there is none
    /// @param text      plain text, its dateline at the start; offsets are UTF-16 units into it
    /// @param language  as BCP 47 has it; null: unknown
    /// @param published the days that it names are reckoned from this; null: only those with their year are known
    public Annotated annotate(String title, String text, @Nullable String language, @Nullable Instant published) {
        Tokens head = Tokens.of(title);
        Tokens body = Tokens.of(text);
        Tagged tagged = tagger.tag(head, body, language);
        List<Fact> facts = Facts.of(head, body, language, published, tagged.mentions());
        return new Annotated(
                tagged.mentions(),
                tagged.entities(),
                tagged.places(),
                facts,
                Frame.of(text).parts());
    }
}
