package dev.telex.wire;

/// A person, organisation, place or thing that an article names at least once.
///
/// @param id    the Wikidata id where known
/// @param count mentions of it in title and text together, at least 1
public record Entity(String id, String name, EntityType type, int count) {}
