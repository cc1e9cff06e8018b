/// Feeds → articles.
///
/// The folders are the way of a poll: [dev.telex.ingest.schedule] says which feed is due,
/// [dev.telex.ingest.fetch] asks for it, [dev.telex.ingest.parse] reads the document, [dev.telex.ingest.publish]
/// finds what is new in it and hands it to Kafka. [dev.telex.ingest.Ingest] runs them.
@NullMarked
package dev.telex.ingest;

import org.jspecify.annotations.NullMarked;
