package dev.telex.sink.elastic;

/// What became of a document that was offered to Elasticsearch.
public sealed interface Written {
    Document document();

    /// It is there, or something newer is.
    record Done(Document document) implements Written {}

    /// Elasticsearch will never take it.
    record Refused(Document document, String reason) implements Written {}

    /// Its index cannot take it now: too busy, blocked, not there.
    ///
    /// @param isMissing there is no such index
    record NotYet(Document document, String reason, boolean isMissing) implements Written {}

    /// Elasticsearch did not answer, or took nothing at all.
    record Unanswered(Document document, String reason) implements Written {}
}
