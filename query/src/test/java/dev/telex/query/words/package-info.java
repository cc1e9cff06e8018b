@NullMarked
package dev.telex.query.words;

import org.jspecify.annotations.NullMarked;
