/// Whether an article's text was there before, under whatever headline, cut, credited and edited
/// ([dev.telex.enrich.copy.Copies]).
@NullMarked
package dev.telex.enrich.copy;

import org.jspecify.annotations.NullMarked;
