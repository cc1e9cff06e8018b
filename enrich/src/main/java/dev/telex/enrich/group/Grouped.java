package dev.telex.enrich.group;

import dev.telex.wire.Alert;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Story;
import java.util.List;

/// What is to be told after an article came.
///
/// @param articles the article itself, then copies that were withdrawn with it
/// @param stories  all that changed
/// @param alerts   whom it concerns
public record Grouped(List<EnrichedArticle> articles, List<Story> stories, List<Alert> alerts) {
    public static final Grouped NOTHING = new Grouped(List.of(), List.of());

    public Grouped {
        articles = List.copyOf(articles);
        stories = List.copyOf(stories);
        alerts = List.copyOf(alerts);
    }

    Grouped(List<EnrichedArticle> articles, List<Story> stories) {
        this(articles, stories, List.of());
    }
}
