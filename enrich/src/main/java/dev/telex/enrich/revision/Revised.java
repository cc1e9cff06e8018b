package dev.telex.enrich.revision;

import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Kind;
import java.time.Instant;

/// An article that has something to tell, and its place among its revisions.
///
/// @param version  rises with every record of the article's id
/// @param revision 1 for the first
public record Revised(ReadableArticle article, Kind kind, int revision, long version, Instant firstSeen) {}
