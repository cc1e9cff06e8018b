package dev.telex.enrich.watch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// A watch that an article matches.
public final class Matched {
    private final String watch;
    private final Where where;

    @JsonCreator
    public Matched(@JsonProperty("watch") String watch, @JsonProperty("spans") List<Span> spans) {
        this(watch, new Where(List.of(spans)));
    }

    Matched(String watch, Where where) {
        this.watch = watch;
        this.where = where;
    }

    /// Its id.
    @JsonProperty
    public String watch() {
        return watch;
    }

    /// The words that matched in title and text, in their order, [Where#MOST] at most; none where only other
    /// fields decided.
    @JsonProperty
    public List<Span> spans() {
        return where.spans();
    }
}
