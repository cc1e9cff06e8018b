package dev.telex.enrich.group;

import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An article as it comes from its own partition to where its language is told.
///
/// @param article  without its words where its kind is kill
/// @param mark     what the marks of its headline say; null: nothing
/// @param headline without its marks; of a kill too, for it tells which article is meant
/// @param matches  ids of the watches that it matches; none of a kill
public record Draft(EnrichedArticle article, @Nullable Kind mark, String headline, List<String> matches) {
    public Draft {
        matches = List.copyOf(matches);
    }

    /// Of an article that was read again: its headline and whom it concerned are remembered.
    public static Draft again(EnrichedArticle article) {
        return new Draft(article, null, "", List.of());
    }
}
