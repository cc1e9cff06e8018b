package dev.telex.enrich.watch;

import java.util.List;

/// A watch that an article matches.
public final class Matched {
    private final String watch;
    private final Where where;

    public Matched(String watch, List<Span> spans) {
        this(watch, new Where(List.of(spans)));
    }

    Matched(String watch, Where where) {
        this.watch = watch;
        this.where = where;
    }

    /// Its id.
    public String watch() {
        return watch;
    }

    /// The words that matched in title and text, in their order, [Where#MOST] at most; none where only other
    /// fields decided.
    public List<Span> spans() {
        return where.spans();
    }
}
