/// Asks one address over HTTP, politely and safely: conditional requests, a bound on time and size, no way into
/// private networks. What may come of it is data: [dev.telex.ingest.fetch.Outcome].
@NullMarked
package dev.telex.ingest.fetch;

import org.jspecify.annotations.NullMarked;
