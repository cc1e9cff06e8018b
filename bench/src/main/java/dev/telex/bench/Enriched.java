package dev.telex.bench;

import dev.telex.enrich.Annotator.Annotated;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import java.time.Instant;
import java.util.List;

/// Articles as enrich knows them, of which nothing but the words counts.
final class Enriched {
    private Enriched() {}

    static EnrichedArticle article(
            String id, String publisher, String title, String text, String language, Instant seen, Annotated said) {
        return new EnrichedArticle(
                id,
                1,
                Kind.NEW,
                null,
                1,
                "bench",
                publisher,
                false,
                false,
                null,
                null,
                title,
                null,
                text,
                List.of(),
                List.of(),
                language,
                List.of(),
                seen,
                null,
                null,
                null,
                seen,
                seen,
                null,
                null,
                List.of(),
                null,
                said.mentions(),
                said.entities(),
                said.places(),
                said.facts(),
                List.of(),
                List.of());
    }
}
