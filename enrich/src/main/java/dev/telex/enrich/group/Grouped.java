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
/// @param isKnown  told once more, under one name more: nobody is alerted
public record Grouped(List<EnrichedArticle> articles, List<Story> stories, List<Alert> alerts, boolean isKnown) {
    public static final Grouped NOTHING = new Grouped(List.of(), List.of());

    public Grouped {
        articles = List.copyOf(articles);
        stories = List.copyOf(stories);
        alerts = List.copyOf(alerts);
    }

    Grouped(List<EnrichedArticle> articles, List<Story> stories, List<Alert> alerts) {
        this(articles, stories, alerts, false);
    }

    Grouped(List<EnrichedArticle> articles, List<Story> stories) {
        this(articles, stories, List.of());
    }

    static Grouped known(EnrichedArticle article) {
        return new Grouped(List.of(article), List.of(), List.of(), true);
    }
}
