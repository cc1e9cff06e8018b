/// Articles → enriched articles: a Kafka Streams topology, exactly once.
///
/// [dev.telex.enrich.EnrichTopology] is the page to read first: text, then revision, then entity, and where a language
/// is told, group (copies and stories), each a package with one door. [dev.telex.enrich.Enrich] runs it.
@NullMarked
package dev.telex.enrich;

import org.jspecify.annotations.NullMarked;
