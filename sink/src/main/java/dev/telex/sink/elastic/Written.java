package dev.telex.sink.elastic;

/// What became of a document that was offered to Elasticsearch.
public sealed interface Written {
    Document document();

    /// It is there, or something newer is.
    record Done(Document document) implements Written {}

    /// Elasticsearch will never take it.
    record Refused(Document document, String reason) implements Written {}

    /// Elasticsearch cannot take it now.
    record NotYet(Document document, String reason) implements Written {}
}
