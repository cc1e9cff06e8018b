package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What an [EnrichedArticle] is to those that came before it under the same id.
public enum Kind {
    /// The first of its article.
    @JsonProperty("new")
    NEW,
    /// Its publisher changed it.
    @JsonProperty("update")
    UPDATE
}
