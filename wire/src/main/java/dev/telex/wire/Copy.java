package dev.telex.wire;

/// That an article has nearly the text of another.
///
/// @param of      id of that article
/// @param group   id of the first article with this text
/// @param percent how much of the shorter one's telling phrases the other has, 1 to 100
public record Copy(String of, String group, int percent) {}
