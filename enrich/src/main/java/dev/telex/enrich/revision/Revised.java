package dev.telex.enrich.revision;

import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Change;
import dev.telex.wire.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An article that has something to tell, and its place among its revisions.
///
/// @param change   what it changed; null for the first, for a kill, and where the earlier words are forgotten
/// @param version  rises with every record of the article's id
/// @param revision 1 for the first
public record Revised(
        ReadableArticle article, Kind kind, @Nullable Change change, int revision, long version, Instant firstSeen) {}
