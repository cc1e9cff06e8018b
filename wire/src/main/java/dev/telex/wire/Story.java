package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One real-world event, as told by all the articles about it. Value of `telex.stories`, keyed by [#id].
///
/// @param id         its first article's id, never reused
/// @param version    rises with every record of the same id
/// @param mergedInto id of the story that took this one in; null: it stands for itself
/// @param headline   of its first article that is not withdrawn
/// @param language   in which it is told; "und" where that is not known
/// @param articles   how many, copies among them
/// @param copies     how many of them are copies
/// @param publishers how many tell it
/// @param sources    independent sources: publishers with an article that is no copy
/// @param entities   those named in most of its articles
/// @param first      its first articles, at most [#MOST_LISTED]
/// @param latest     its latest articles, at most [#MOST_LISTED], the latest last
public record Story(
        String id,
        long version,
        @Nullable String mergedInto,
        String headline,
        Life life,
        String language,
        Instant firstSeen,
        Instant lastSeen,
        int articles,
        int copies,
        int publishers,
        int sources,
        List<Entity> entities,
        List<Listed> first,
        List<Listed> latest) {
    public static final int MOST_LISTED = 20;

    public Story {
        entities = List.copyOf(entities);
        first = List.copyOf(first);
        latest = List.copyOf(latest);
    }

    /// As it was when the record was written: a story turns quiet without a record.
    public enum Life {
        /// One publisher tells it so far.
        @JsonProperty("new")
        NEW,
        /// More than one publisher tells it.
        @JsonProperty("developing")
        DEVELOPING,
        /// Nobody told it for a while.
        @JsonProperty("quiet")
        QUIET
    }

    /// An article of the story.
    ///
    /// @param title "" once it is withdrawn
    public record Listed(String id, String publisher, String title, Instant seen, boolean copy) {}
}
