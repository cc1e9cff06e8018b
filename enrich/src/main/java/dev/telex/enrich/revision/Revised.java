package dev.telex.enrich.revision;

import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Change;
import dev.telex.wire.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An article that has something to tell, and its place among its revisions.
///
/// @param headline what its marks say, and the headline without them
/// @param change   what it changed; null for the first, for a kill, and where the earlier words are forgotten
/// @param language decides where stories are told: that of the article's first revision, "und" where that had none
/// @param version  rises with every record of the article's id
/// @param revision 1 for the first
public record Revised(
        ReadableArticle article,
        Kind kind,
        Headline headline,
        @Nullable Change change,
        String language,
        int revision,
        long version,
        Instant firstSeen) {}
