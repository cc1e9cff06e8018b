/// Events → Elasticsearch.
///
/// [dev.telex.sink.Sink] reads `telex.enriched` in batches and hands each to
/// [dev.telex.sink.elastic.ArticleIndex]; what Elasticsearch refuses goes to
/// [dev.telex.sink.deadletter.DeadLetters]; and only when every document of a batch is in the one or the other
/// are its offsets committed.
@NullMarked
package dev.telex.sink;

import org.jspecify.annotations.NullMarked;
