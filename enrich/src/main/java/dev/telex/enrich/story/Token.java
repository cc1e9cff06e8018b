package dev.telex.enrich.story;

/// Where a word stands.
///
/// @param line         number of the line
/// @param capital      it begins with a capital letter
/// @param startsPhrase it stands where any word would have a capital letter
record Token(Word word, int line, boolean capital, boolean startsPhrase) {}
