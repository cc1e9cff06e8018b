package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which story an article belongs to, and why.
///
/// @param id     the story's, as it was when the article was read; a story that was merged later says where
///        ([Story#mergedInto])
/// @param score  how well it fitted the story, from 0 to 1
/// @param reason for people
/// @param parts  what the score is made of; null where nothing had to be compared
public record StoryLink(
        String id,
        Role role,
        double score,
        String reason,
        @Nullable Parts parts) {
    /// The same without the reason, which quotes the article.
    StoryLink withoutWords() {
        return new StoryLink(id, role, score, "", null);
    }

    public enum Role {
        /// It opened the story.
        @JsonProperty("opened")
        OPENED,
        /// It tells a story that ran already.
        @JsonProperty("joined")
        JOINED,
        /// It is a copy of an article of the story.
        @JsonProperty("copy")
        COPY
    }

    /// @param profile  likeness to all the story's articles together, 0 to 1
    /// @param closest  likeness to the one article that is most like it
    /// @param article  id of that article
    /// @param names    the share of `profile` that comes from names
    /// @param coverage how much of what tells the one the other has too
    /// @param matched  what both have, the most telling first
    public record Parts(
            double profile, double closest, String article, double names, double coverage, List<String> matched) {
        public Parts {
            matched = List.copyOf(matched);
        }
    }
}
