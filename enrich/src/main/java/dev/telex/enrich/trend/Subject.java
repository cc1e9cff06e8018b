package dev.telex.enrich.trend;

import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Entity;
import dev.telex.wire.Mention;
import dev.telex.wire.Trend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is counted: an entity, or two that articles are about together.
///
/// @param id       the entity's; of a pair both, the lower first, with a space between
/// @param entities one or two, in the order of their ids
record Subject(String id, List<Trend.Named> entities) {
    /// Among these the pairs are: of those that an article only mentions, there would be hundreds.
    private static final int SALIENT = 5;

    private static final int LEAD = 400;

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
        Map<String, Integer> weights = new HashMap<>();
        for (Mention mention : article.mentions()) {
            if (mention.entity() != null) {
                weights.merge(mention.entity().id(), weight(mention), Integer::sum);
            }
        }
        return article.entities().stream()
                .sorted(Comparator.comparingInt((Entity entity) -> -weights.getOrDefault(entity.id(), 0))
                        .thenComparing(Entity::id))
                .limit(SALIENT)
                .toList();
    }

    /// A headline names what an article is about, and a lead does more than what follows.
    private static int weight(Mention mention) {
        return Mention.TITLE.equals(mention.field()) ? 3 : mention.start() < LEAD ? 2 : 1;
    }

    private static Trend.Named named(Entity entity) {
        return new Trend.Named(entity.id(), entity.name(), entity.type());
    }
}
