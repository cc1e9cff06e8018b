package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A standing query on the wire. Value of `telex.watches`, keyed by [#id].
///
/// @param id      kept when all the rest is edited, and with it what was alerted before
/// @param name    what people call it
/// @param query   in the query language; one that cannot be read matches nothing, and nothing else suffers
/// @param when    which articles of a story alert
/// @param routing to whom its alerts go
/// @param added   when it was first there
public record Watch(String id, String name, String query, When when, Routing routing, Instant added) {
    public Watch {
        // What people write leaves out what is usual, here and below.
        when = when == null ? When.FIRST : when;
    }

    /// Which articles of a story alert. Without any of it, the first that matches; correction and kill of what
    /// alerted do so in any case.
    ///
    /// @param everyArticle every article that matches, copies among them
    /// @param revisions    updates of articles, too
    /// @param againAfter   again, after nothing was told of the story for so long; null: never
    /// @param sources      only once so many independent sources have the story
    /// @param embargo      what becomes of copy that may not be published yet
    public record When(
            Boolean everyArticle,
            Boolean revisions,
            @Nullable Duration againAfter,
            Integer sources,
            Embargo embargo) {
        public static final When FIRST = new When(false, false, null, 1, Embargo.SAY);

        public When {
            everyArticle = Boolean.TRUE.equals(everyArticle);
            revisions = Boolean.TRUE.equals(revisions);
            sources = sources == null ? 1 : sources;
            embargo = embargo == null ? Embargo.SAY : embargo;
        }
    }

    public enum Embargo {
        /// The alert goes at once, and says until when the copy is embargoed.
        @JsonProperty("say")
        SAY,
        /// The alert goes when the embargo ends.
        @JsonProperty("wait")
        WAIT
    }
}
