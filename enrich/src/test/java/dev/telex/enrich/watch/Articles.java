package dev.telex.enrich.watch;

import dev.telex.wire.Editorial;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Entity;
import dev.telex.wire.Fact;
import dev.telex.wire.Kind;
import dev.telex.wire.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Articles to match.
final class Articles {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /// What each of them says.
    private static final List<Fact> FACTS = List.of(
            new Fact(Fact.Kind.KILLED, null, 0, 0, "", null, 15, null, null, null),
            new Fact(Fact.Kind.DATE, null, 0, 0, "", LocalDate.parse("2024-08-29"), null, null, null, null));

    private Articles() {}

    static EnrichedArticle of(String title, String text) {
        return of(title, text, "en", List.of(), List.of(), List.of(), null, NOW);
    }

    static EnrichedArticle in(@Nullable String language, String text) {
        return of("", text, language, List.of(), List.of(), List.of(), null, NOW);
    }

    static EnrichedArticle of(
            String title,
            String text,
            @Nullable String language,
            List<Entity> entities,
            List<Place> places,
            List<String> categories,
            @Nullable Integer urgency,
            Instant published) {
        return new EnrichedArticle(
                "article",
                1,
                Kind.NEW,
                null,
                1,
                "feed",
                "reuters.com",
                false,
                false,
                null,
                null,
                title,
                null,
                text,
                List.of(),
                categories,
                language,
                List.of(),
                published,
                null,
                null,
                new Editorial(null, null, urgency, null, null, null, null, null, null, List.of()),
                NOW,
                NOW,
                null,
                null,
                List.of(),
                null,
                List.of(),
                entities,
                places,
                FACTS,
                List.of(),
                List.of());
    }
}
