@NullMarked
package dev.telex.enrich.copy;

import org.jspecify.annotations.NullMarked;
