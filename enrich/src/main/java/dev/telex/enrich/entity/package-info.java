/// Who and what an article names, linked to Wikidata.
///
/// The dictionary knows countries, territories and large cities. Tagging goes in three steps, each a class that
/// can be read alone: [dev.telex.enrich.entity.Tokens] cuts a field into words,
/// [dev.telex.enrich.entity.TokenTrie] finds the longest names that begin at a capital letter, and
/// [dev.telex.enrich.entity.ArticleReading] decides which of them are meant. That decision needs the whole
/// article: a city that shares its name with another is the one whose country is named too, a surname once seen
/// behind a first name ("Jack London") is no city further down, and a headline in capitals is believed where the
/// text agrees.
///
/// Rules are few, and each was kept because it raised precision on newswire by more than it cost recall; the
/// numbers are in the tests. Confidence is a scale of four ([dev.telex.enrich.entity.Confidence]), not a
/// probability.
@NullMarked
package dev.telex.enrich.entity;

import org.jspecify.annotations.NullMarked;
