package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What an [EnrichedArticle] is to those that came before it under the same id.
public enum Kind {
    /// The first of its article.
    @JsonProperty("new")
    NEW,
    /// Its publisher changed it.
    @JsonProperty("update")
    UPDATE,
    /// Its publisher sent it again because something was wrong with the sending: a headline, a code, a format.
    @JsonProperty("refile")
    REFILE,
    /// A note of its publisher to editors, about an article or about what is to come.
    @JsonProperty("advisory")
    ADVISORY,
    /// Its publisher changed it because something in it was wrong, and says so.
    @JsonProperty("correction")
    CORRECTION,
    /// Its publisher withdrew it. It has no title and no text any more.
    @JsonProperty("kill")
    KILL
}
