package dev.telex.enrich.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of an article. It is decided when the article is read and never taken back.
///
/// @param story     id of the story that has the article
/// @param score     how well the best story fitted, whether or not it was joined: joined is from
///        [Weights#join(int)] on
/// @param parts     what the score is made of; null: nothing was compared
/// @param reason    for people: what it matched and by what
/// @param changed   ids of stories whose bytes have to be stored again ([Stories#bytes])
/// @param absorbed  ids of stories that turned out to be part of this one
/// @param forgotten ids of stories that were quiet for longer than the window: their bytes can go
/// @param quiet     ids of stories that nobody told for [StorySettings#quietAfter] now
public record Placement(
        Role role,
        String story,
        double score,
        @Nullable Parts parts,
        String reason,
        List<String> changed,
        List<String> absorbed,
        List<String> forgotten,
        List<String> quiet) {

    /// What the article is to its story.
    public enum Role {
        /// Nothing running is about it.
        OPENED,
        /// It tells a running story.
        JOINED,
        /// It has nearly the same text as an article of the story.
        COPY,
        /// The story has this article already.
        AGAIN
    }

    /// What a score is made of.
    ///
    /// @param profile  cosine to all the story's articles together
    /// @param closest  cosine to the article that is most like it
    /// @param article  id of that article
    /// @param names    the share of `profile` that comes from names
    /// @param coverage how much of what tells the article, and of what tells the story, the other
    ///        has too: the product
    /// @param matched  what both have, the most telling first, in the article's spelling
    public record Parts(
            double profile, double closest, String article, double names, double coverage, List<String> matched) {
        public Parts {
            matched = List.copyOf(matched);
        }
    }

    public Placement {
        changed = List.copyOf(changed);
        absorbed = List.copyOf(absorbed);
        forgotten = List.copyOf(forgotten);
        quiet = List.copyOf(quiet);
    }
}
