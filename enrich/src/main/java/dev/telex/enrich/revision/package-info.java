/// What an article is to those that came before it under the same id: new, an update, or nothing new.
///
/// A window store remembers each article for [dev.telex.enrich.revision.Revisions#MEMORY] after it was last seen,
/// in at most 200 bytes ([dev.telex.enrich.revision.Remembered]); the rule itself
/// ([dev.telex.enrich.revision.Decision]) is pure.
@NullMarked
package dev.telex.enrich.revision;

import org.jspecify.annotations.NullMarked;
