/// Documents to items: one switch picks the format by what the document is, not by what its content type
/// claims.
@NullMarked
package dev.telex.ingest.parse;

import org.jspecify.annotations.NullMarked;
