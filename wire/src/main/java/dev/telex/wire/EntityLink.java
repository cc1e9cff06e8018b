package dev.telex.wire;

/// Which entity a [Mention] names.
///
/// @param id   as in [Entity]: the Wikidata id ("Q183") where it is known
/// @param name the entity's usual English name ("Germany"), whatever the article calls it
public record EntityLink(String id, String name) {}
