package dev.telex.enrich.group;

import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Story;
import java.util.List;

/// What is to be told after an article came.
///
/// @param articles the article itself, then copies that were withdrawn with it
/// @param stories  all that changed
public record Grouped(List<EnrichedArticle> articles, List<Story> stories) {
    public static final Grouped NOTHING = new Grouped(List.of(), List.of());

    public Grouped {
        articles = List.copyOf(articles);
        stories = List.copyOf(stories);
    }
}
