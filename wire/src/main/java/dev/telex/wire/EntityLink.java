package dev.telex.wire;

/// Which entity a [Mention] names.
///
/// @param id   the Wikidata id ("Q183"), or the id a user gave it
/// @param name the entity's usual English name ("Germany"), whatever the article calls it
public record EntityLink(String id, String name) {}
