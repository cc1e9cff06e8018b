/// HTML to text that a person would read; its language, its tokens, and what a wire puts around a story.
@NullMarked
package dev.telex.enrich.text;

import org.jspecify.annotations.NullMarked;
