package dev.telex.ingest.parse.wire;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an item stands to another that it names.
final class Relation {
    private static final Set<String> REPLACEMENT =
            Set.of("previousversion", "evolvedfrom", "replaces", "replacing", "supersedes");

    private Relation() {}

    /// Whether it takes the other's place ("irel:previousVersion").
    static boolean isReplacement(@Nullable String relation) {
        return REPLACEMENT.contains(Text.local(relation));
    }
}
