/// Feeds → articles.
///
/// The folders are the way of a poll: [dev.telex.ingest.schedule] says which feed is due,
/// [dev.telex.ingest.fetch] asks for it, [dev.telex.ingest.parse] reads the document, [dev.telex.ingest.publish]
/// finds what is new in it and hands it to Kafka; [dev.telex.ingest.page] fetches the pages of teasers on the way. What
/// is not polled comes through [dev.telex.ingest.push] (WebSub, HTTP) and [dev.telex.ingest.drop] (folders, SFTP).
/// [dev.telex.ingest.Ingest] runs them all; [dev.telex.ingest.check] looks at a feed once, for people.
@NullMarked
package dev.telex.ingest;

import org.jspecify.annotations.NullMarked;
