package dev.telex.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a user adds to the dictionaries. Value of `telex.entities`, keyed by [#id].
///
/// @param id      the Wikidata id ("Q183"), or any id of the user's own
/// @param name    as it is shown, and one of the names that articles use
/// @param aliases other names that articles use
/// @param list    name of the file it was imported from; null: it came by itself
public record DictionaryEntry(
        String id,
        String name,
        List<String> aliases,
        EntityType type,
        @Nullable String list) {

    public DictionaryEntry {
        aliases = List.copyOf(aliases);
    }
}
