/// What an article says that can be computed with: days, who said what, how many were killed and injured.
///
/// Rules over words, each kind in a class of its own that can be read alone ([dev.telex.enrich.fact.Days],
/// [dev.telex.enrich.fact.Quotes], [dev.telex.enrich.fact.People]). They take nothing that a reader would have to
/// guess: a quote that nobody is said to have spoken, "dozens" of injured and "last week" are left out. The names of
/// days and months are known in all languages that Java knows; the rules for quotes and people are for English.
@NullMarked
package dev.telex.enrich.fact;

import org.jspecify.annotations.NullMarked;
