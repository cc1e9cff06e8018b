package dev.telex.enrich.story;

import dev.telex.wire.Entity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An article as stories see it.
///
/// @param id        at most [#MOST_ID_LENGTH] characters
/// @param title     plain text, "" where there is none: then the first line of the text stands for it
/// @param text      plain text; what lies behind [ArticleReader#MOST_CHARACTERS] is not looked at
/// @param seen      when Telex fetched it
/// @param publisher null: unknown, and then its article is nobody's independent source
/// @param copyOf    id of the article that this one has nearly the same text as; null: of none
/// @param entities  tagged entities, most often named first; may be empty
public record StoryArticle(
        String id,
        String title,
        String text,
        Instant seen,
        @Nullable String publisher,
        @Nullable String copyOf,
        List<Entity> entities) {
    static final int MOST_ID_LENGTH = 1000;

    public StoryArticle {
        entities = List.copyOf(entities);
        if (id.isEmpty() || id.length() > MOST_ID_LENGTH) {
            throw new IllegalArgumentException("article id of " + id.length() + " characters, expected 1 to "
                    + MOST_ID_LENGTH + ": use a hash of it");
        }
    }
}
