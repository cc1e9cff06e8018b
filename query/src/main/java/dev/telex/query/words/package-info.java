/// Words in running text, and the forms in which a language writes one: the same for a query's words and an article's.
@NullMarked
package dev.telex.query.words;

import org.jspecify.annotations.NullMarked;
