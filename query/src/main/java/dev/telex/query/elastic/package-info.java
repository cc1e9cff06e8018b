/// Elasticsearch as Telex reaches and searches it.
///
/// [dev.telex.query.elastic.Elasticsearch] is the connection, of plain JSON over HTTP: the same calls serve
/// Elasticsearch 9 and OpenSearch 3.
@NullMarked
package dev.telex.query.elastic;

import org.jspecify.annotations.NullMarked;
