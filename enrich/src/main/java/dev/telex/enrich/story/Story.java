package dev.telex.enrich.story;

import dev.telex.wire.Entity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A story as it stands.
///
/// @param id         its first article's id
/// @param mergedInto id of the story that took it in; null: it stands for itself
/// @param articles   how many, copies among them
/// @param copies     how many of them have nearly the same text as another
/// @param publishers how many tell it; counted up to [StoryState#MOST_PUBLISHERS]
/// @param sources    independent sources: publishers with an article that is no copy
/// @param entities   those named in most of its articles, the most named first
public record Story(
        String id,
        @Nullable String mergedInto,
        Instant firstSeen,
        Instant lastSeen,
        int articles,
        int copies,
        int publishers,
        int sources,
        List<Entity> entities,
        Life life) {

    /// How lively a story is.
    public enum Life {
        /// One publisher tells it so far.
        NEW,
        /// More than one publisher tells it, and somebody did lately.
        DEVELOPING,
        /// Nobody told it for [StorySettings#quietAfter].
        QUIET
    }

    public Story {
        entities = List.copyOf(entities);
    }
}
