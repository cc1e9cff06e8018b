package dev.telex.press.story;

/// How one publisher tells an event, and in which edition.
///
/// @param seed of the wording: the same seed words the same facts the same way in every edition
/// @param credit the publisher's name, as the dateline gives it
/// @param updates how often the article has been updated: each raises what rises and adds paragraphs
/// @param error whether the first edition has an error that a correction mends
/// @param corrected whether this edition mends it
public record Telling(long seed, String credit, int updates, boolean error, boolean corrected) {}
