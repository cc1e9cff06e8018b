@NullMarked
package dev.telex.enrich.tagger;

import org.jspecify.annotations.NullMarked;
