/// Who and what an article names, linked to Wikidata.
///
/// Names come from the tagger ([dev.telex.enrich.tagger]) and from dictionaries: places, organisations, and the lists
/// of users. The reading goes in steps, each a class that can be read alone:
///
/// 1. [dev.telex.enrich.entity.FieldReading]: a field cut into words, and the names of places in it
/// 2. [dev.telex.enrich.entity.PlaceReading]: which of them are meant, and which place. That needs the whole article: a
///    city that shares its name with another is the one whose country is named too, and a surname once seen behind a
///    first name ("Jack London") is no city further down
/// 3. [dev.telex.enrich.entity.Definitions]: acronyms that the article explains
/// 4. [dev.telex.enrich.entity.NameReading]: of all proposed spans those that are names
/// 5. [dev.telex.enrich.entity.Consensus], [dev.telex.enrich.entity.Repetition]: one type for a name, wherever it
/// stands
/// 6. [dev.telex.enrich.entity.Cast]: who is who
/// 7. [dev.telex.enrich.entity.Salience]: what the article is about, and where it plays
///
/// Rules are few, and each was kept because it raised the figures of the tests on newswire. Confidence is the tagger's
/// probability; for what the dictionaries alone decide it is a scale of four ([dev.telex.enrich.entity.Confidence]).
@NullMarked
package dev.telex.enrich.entity;

import org.jspecify.annotations.NullMarked;
