/// What an article is to those that came before it under the same id: new, an update, a correction, a kill, or nothing
/// new.
///
/// [dev.telex.enrich.revision.Revising] remembers each article for 90 days after it was last seen, in at most 200 bytes
/// (`Remembered`); the rule itself (`Decision`) is pure. [dev.telex.enrich.revision.Revisions] is the step of the
/// topology, [dev.telex.enrich.revision.Headline] what the marks of headlines say.
@NullMarked
package dev.telex.enrich.revision;

import org.jspecify.annotations.NullMarked;
