/// HTML to text that a person would read.
@NullMarked
package dev.telex.enrich.text;

import org.jspecify.annotations.NullMarked;
