package dev.telex.enrich.watch;

import dev.telex.query.NumberField;
import dev.telex.query.TimeField;
import dev.telex.query.WordField;
import dev.telex.wire.Editorial;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Entity;
import dev.telex.wire.Fact;
import dev.telex.wire.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What an article has in each field of the language.
final class Fields {
    private Fields() {}

    /// Takes the values of fields that are no prose.
    interface Values {
        void value(WordField field, String value);
    }

    static void words(EnrichedArticle article, Values values) {
        for (Entity entity : article.entities()) {
            values.value(WordField.ENTITY, entity.name());
            values.value(WordField.ENTITY, entity.id());
        }
        for (Place place : article.places()) {
            values.value(WordField.PLACE, place.name());
            values.value(WordField.PLACE, place.id());
            if (place.country() != null) {
                values.value(WordField.COUNTRY, place.country());
            }
        }
        values.value(WordField.SOURCE, article.publisher());
        if (article.language() != null) {
            values.value(WordField.LANGUAGE, article.language());
        }
        values.value(WordField.KIND, article.kind().name().toLowerCase(Locale.ROOT));
        article.categories().forEach(category -> values.value(WordField.CATEGORY, category));
        if (article.editorial() != null) {
            subjects(article.editorial().subjects(), values);
        }
        subjects(article.topics(), values);
    }

    private static void subjects(List<Editorial.Subject> subjects, Values values) {
        for (Editorial.Subject subject : subjects) {
            values.value(WordField.CATEGORY, subject.code());
            if (subject.name() != null) {
                values.value(WordField.CATEGORY, subject.name());
            }
        }
    }

    static List<Double> numbers(EnrichedArticle article, NumberField field) {
        return switch (field) {
            case URGENCY -> {
                Editorial editorial = article.editorial();
                yield editorial == null || editorial.urgency() == null
                        ? List.of()
                        : List.of(editorial.urgency().doubleValue());
            }
            case KILLED -> counts(article, Fact.Kind.KILLED);
            case INJURED -> counts(article, Fact.Kind.INJURED);
        };
    }

    static List<Instant> times(EnrichedArticle article, TimeField field) {
        return switch (field) {
            case PUBLISHED -> List.of(article.published() == null ? article.firstSeen() : article.published());
            case SEEN -> List.of(article.seen());
            case DATE ->
                article.facts().stream()
                        .map(Fact::date)
                        .filter(Objects::nonNull)
                        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                        .toList();
        };
    }

    /// "At least 15" counts as 15.
    private static List<Double> counts(EnrichedArticle article, Fact.Kind kind) {
        return article.facts().stream()
                .filter(fact -> fact.kind() == kind)
                .map(Fact::count)
                .filter(Objects::nonNull)
                .map(Integer::doubleValue)
                .toList();
    }
}
