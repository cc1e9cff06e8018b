package dev.telex.enrich.trend;

import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Entity;
import dev.telex.wire.Trend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is counted: an entity, or two that articles are about together.
///
/// @param id       the entity's; of a pair both, the lower first, with a space between
/// @param entities one or two, in the order of their ids
record Subject(String id, List<Trend.Named> entities) {
    /// Among these the pairs are: of those that an article only mentions, there would be hundreds.
    private static final int SALIENT = 5;

    Subject {
        entities = List.copyOf(entities);
    }

    /// All that an article counts for.
    static List<Subject> of(EnrichedArticle article) {
        List<Subject> subjects = new ArrayList<>();
        article.entities().forEach(entity -> subjects.add(new Subject(entity.id(), List.of(named(entity)))));
        List<Entity> salient = salient(article);
        for (Entity one : salient) {
            for (Entity other : salient) {
                if (one.id().compareTo(other.id()) < 0) {
                    subjects.add(new Subject(one.id() + ' ' + other.id(), List.of(named(one), named(other))));
                }
            }
        }
        return subjects;
    }

    private static List<Entity> salient(EnrichedArticle article) {
        return article.entities().stream()
                .sorted(Comparator.comparingDouble(Subject::salience).reversed().thenComparing(Entity::id))
                .limit(SALIENT)
                .toList();
    }

    private static double salience(Entity entity) {
        return entity.salience() == null ? 0 : entity.salience();
    }

    private static Trend.Named named(Entity entity) {
        return new Trend.Named(entity.id(), entity.name(), entity.type());
    }
}
