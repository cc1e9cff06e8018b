@NullMarked
package dev.telex.enrich.story;

import org.jspecify.annotations.NullMarked;
