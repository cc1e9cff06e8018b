/// Items to articles: which article an item is, whether it changed since the last poll, and the way to Kafka.
///
/// Identity is decided with the whole document in view ([dev.telex.ingest.publish.Identity]), because what an
/// item is called depends on whether its neighbours share the name. Nothing here knows about time beyond what it
/// is told.
@NullMarked
package dev.telex.ingest.publish;

import org.jspecify.annotations.NullMarked;
