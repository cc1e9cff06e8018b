/// Events → Elasticsearch.
///
/// [dev.telex.sink.Sink] reads `telex.enriched` and `telex.stories`; its `Delivery` hands bulks to
/// [dev.telex.sink.elastic.RunningIndexes], several at a time; what Elasticsearch refuses goes to
/// [dev.telex.sink.deadletter.DeadLetters]; and offsets are committed as far as every document before them is
/// in the one or the other.
@NullMarked
package dev.telex.sink;

import org.jspecify.annotations.NullMarked;
