package dev.telex.testing;

/// An Elasticsearch for tests: one node, without security.
///
/// @param url the base of every request, such as `http://127.0.0.1:9200`
public record Elasticsearch(String url) implements Server {}
