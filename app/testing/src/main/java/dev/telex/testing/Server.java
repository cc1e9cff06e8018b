package dev.telex.testing;

/// A server that [Servers] hands to tests.
public sealed interface Server permits Kafka, Elasticsearch {}
